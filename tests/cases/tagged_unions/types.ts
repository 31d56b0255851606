import { claim } from "../claim.js";
import type { Same } from "../claim.js";
import type { models } from "tagged-unions-client";

/** Narrows on the tag, and has an answer for every member. */
export function describe(event: models.Batch["first"]): string {
  switch (event.type) {
    case "opened":
      return String(event.price);
    case "closed":
      return event.reason ?? "";
    case "paused":
    case "halted":
      return event.type;
    default:
      return event satisfies never;
  }
}

// A tag with a default is always sent and need not be given.
claim<Same<models.Opened["type"], "opened">>();
export const opened: models.OpenedInput = { price: 1 };
