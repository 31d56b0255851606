import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models } from "extra-members-client";

// What is kept can be read, and is nobody's `any`.
claim<Same<models.Keeping[string], unknown>>();
export const kept: models.KeepingInput = { name: "a", more: [1] };

// @ts-expect-error what is refused cannot be given
export const refused: models.Refusing = { name: "a", more: 1 };
