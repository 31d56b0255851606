import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import { models } from "enums-client";

// An enum is the union of its values, and a constant with its members' names.
claim<Same<models.Tone, "light" | "dark" | "very-dark">>();
claim<Same<models.Weight, 1 | 9 | -1>>();
claim<Same<models.Mixed, "text" | 7 | 0.5 | true>>();
claim<Same<typeof models.Tone.VERY_DARK, "very-dark">>();
export const dark: models.Tone = models.Tone.DARK;

// Flags combine: any number may come.
claim<Same<models.Mode, number>>();

// A literal of a member is that value alone; keys of a map may each be missing.
claim<Same<models.Painting["one"], "dark">>();
claim<Same<models.Painting["by_tone"], { readonly [key in models.Tone]?: number }>>();

// @ts-expect-error no such value
export const wrong: models.Tone = "grey";
