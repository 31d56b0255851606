/** Updates on their way from a feed to the one who iterates them, bounded. */

import { BufferOverflow } from "./errors.js";
import type { FeedListener } from "./feed.js";
import type { Update } from "./frames.js";
import type { Gap } from "./gap.js";
import type { Overflow } from "./options.js";
import type { SubscriptionState } from "./state.js";

/** Limits and listeners of an inbox; updates of a `conflated` topic replace each other, which is no loss. */
export interface InboxOptions {
  readonly size: number;
  readonly overflow: Overflow;
  readonly conflated: boolean;
  readonly onGap: (gap: Gap) => void;
  readonly onState: (state: SubscriptionState) => void;
}

interface Reader {
  resolve(update: Update | null): void;
  reject(error: unknown): void;
}

/**
 * A feed listener that keeps up to `size` updates for a reader.
 *
 * What a full buffer drops is reported as one gap, when the reader gets to where it was.
 */
export class Inbox implements FeedListener {
  readonly #options: InboxOptions;
  readonly #size: number;
  readonly #updates: Update[] = [];
  readonly #readers: Reader[] = [];
  #state: SubscriptionState = "idle";
  #dropped: Gap | null = null;
  #ended = false;
  #error: unknown = null;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#size = options.conflated ? 1 : options.size;
  }

  updated(update: Update): void {
    if (this.#ended) return;
    const reader = this.#readers.shift();
    if (reader !== undefined) {
      reader.resolve(update);
      return;
    }
    if (this.#updates.length >= this.#size) {
      if (this.#options.overflow === "fail" && !this.#options.conflated) {
        this.ended(new BufferOverflow(`${this.#size} updates were waiting to be read`));
        return;
      }
      this.#dropOldest();
    }
    this.#updates.push(update);
  }

  lost(gap: Gap): void {
    this.#options.onGap(gap);
  }

  moved(state: SubscriptionState): void {
    if (state === this.#state || this.#state === "refused") return;
    this.#state = state;
    this.#options.onState(state);
  }

  /** Nothing more will come; what is buffered can still be read. `null`: it ends without an error. */
  ended(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    for (const reader of this.#readers.splice(0)) {
      if (error === null) reader.resolve(null);
      else reader.reject(error);
    }
  }

  /** The next update; `null` after the last one. Rejects with what ended it otherwise, after the last one. */
  next(): Promise<Update | null> {
    const update = this.#updates.shift();
    if (update !== undefined) {
      this.#reportDropped();
      return Promise.resolve(update);
    }
    if (!this.#ended) return new Promise((resolve, reject) => this.#readers.push({ resolve, reject }));
    return this.#error === null ? Promise.resolve(null) : Promise.reject(this.#error);
  }

  #dropOldest(): void {
    const dropped = this.#updates.shift();
    if (dropped === undefined || this.#options.conflated) return;
    const fromSeq = this.#dropped === null ? dropped.seq : this.#dropped.fromSeq;
    this.#dropped = { fromSeq, toSeq: dropped.seq, reason: "overflow" };
  }

  #reportDropped(): void {
    const gap = this.#dropped;
    this.#dropped = null;
    if (gap !== null) this.lost(gap);
  }
}
