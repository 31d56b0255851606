/** What one subscriber of a topic hears besides its updates. */

import type { Update } from "./frames.js";
import type { Gap } from "./gap.js";
import { callListener } from "./listener.js";
import type { Report } from "./listener.js";
import type { SubscriptionState } from "./state.js";

/** Who wants to hear it. */
export interface Hearers {
  /** Updates were lost; told before the first update after them. Without it, losses are reported. */
  readonly onGap?: ((gap: Gap) => void) | undefined;
  /** The state changed. */
  readonly onState?: ((state: SubscriptionState) => void) | undefined;
}

/** The state of one subscriber, and how its caller learns of states and losses. */
export class Hearing {
  state: SubscriptionState = "idle";
  readonly #report: Report;
  readonly #hearers: Hearers;

  constructor(report: Report, hearers: Hearers) {
    this.#report = report;
    this.#hearers = hearers;
  }

  /** Whether nothing more will happen. */
  get isOver(): boolean {
    return this.state === "refused" || this.state === "closed";
  }

  /** Enter a state, once; a final one is never left. */
  moved(state: SubscriptionState): void {
    if (state === this.state || this.isOver) return;
    this.state = state;
    if (this.#hearers.onState) callListener(this.#hearers.onState, state, this.#report);
  }

  lost(gap: Gap): void {
    if (this.#hearers.onGap) callListener(this.#hearers.onGap, gap, this.#report);
    else this.#report("gap", `${gap.reason}: updates ${gap.fromSeq} to ${gap.toSeq} were lost`);
  }

  /** An update's value; of what cannot be decoded none, which is a loss of this subscriber only. */
  decoded<T>(decode: (json: unknown) => T, { topic, seq, content }: Update): readonly T[] {
    try {
      return [decode(content)];
    } catch (error) {
      this.#report("undecodable", `${topic}: ${String(error)}`, error);
      this.lost({ fromSeq: seq, toSeq: seq, reason: "undecodable" });
      return [];
    }
  }
}
