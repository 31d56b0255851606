import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import { models } from "enums-client";
import type { wire } from "enums-client";

// An enum is the union of its values, and a constant with its members' names.
claim<Same<models.Tone, "light" | "dark" | "very-dark">>();
claim<Same<models.Weight, 1 | 9 | -1>>();
claim<Same<models.Mixed, "text" | 7 | 0.5 | true>>();
claim<Same<typeof models.Tone.VERY_DARK, "very-dark">>();
export const dark: models.Tone = models.Tone.DARK;

// What is received may be a value that a newer server knows; what is sent may not.
claim<Same<models.Painting["tone"], wire.Open<models.Tone>>>();
claim<Same<models.PaintingInput["tone"], models.Tone>>();
claim<Same<wire.Open<models.Tone>, models.Tone | (string & {})>>();
claim<Same<wire.Open<models.Weight>, models.Weight | (number & {})>>();
export function isDark(painting: models.Painting): painting is models.Painting & { readonly tone: "dark" } {
  return painting.tone === models.Tone.DARK;
}
// @ts-expect-error an open value is none that can be sent
export const sent: models.Tone = "light" as wire.Open<models.Tone>;

// Flags combine: any number may come.
claim<Same<models.Mode, number>>();

// A literal of a member is that value alone; keys of a map may each be missing.
claim<Same<models.Painting["one"], "dark">>();
claim<Same<models.Painting["by_tone"], { readonly [key in wire.Open<models.Tone>]?: number }>>();
claim<Same<models.PaintingInput["by_tone"], { readonly [key in models.Tone]?: number } | undefined>>();

// @ts-expect-error no such value
export const wrong: models.Tone = "grey";
