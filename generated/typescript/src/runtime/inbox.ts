/** Updates on their way from a feed to the one who iterates them, bounded. */

import { Change } from "./change.js";
import { BufferOverflow } from "./errors.js";
import type { FeedListener } from "./feed.js";
import type { Update } from "./frames.js";
import { joined } from "./gap.js";
import type { Gap } from "./gap.js";
import type { Hearing } from "./hearing.js";
import type { Overflow } from "./options.js";
import type { SubscriptionState } from "./state.js";

/**
 * A feed listener that keeps up to `size` updates for a reader.
 *
 * Gaps stand in line with the updates: one is told when the reader gets to where it is. What a full buffer
 * drops is a gap; gaps with nothing between them become one, so that a line is never longer than its buffer.
 */
export class Inbox implements FeedListener {
  readonly #hearing: Hearing;
  readonly #size: number;
  readonly #overflow: Overflow;
  readonly #conflated: boolean;
  readonly #line: { gap: Gap | null; readonly update: Update }[] = []; // each update behind what was lost before it
  readonly #changed = new Change();
  #gap: Gap | null = null; // behind the last update
  #ended = false;
  #error: unknown = null;

  /** Updates of a `conflated` topic replace each other, which is no loss. */
  constructor(hearing: Hearing, size: number, overflow: Overflow, conflated: boolean) {
    this.#hearing = hearing;
    this.#size = conflated ? 1 : size;
    this.#overflow = overflow;
    this.#conflated = conflated;
  }

  updated(update: Update): void {
    if (this.#ended) return;
    if (this.#line.length >= this.#size) {
      if (this.#overflow === "fail" && !this.#conflated) {
        return this.ended(new BufferOverflow(`${this.#size} updates were waiting to be read`));
      }
      this.#dropOldest();
    }
    this.#line.push({ gap: this.#gap, update });
    this.#gap = null;
    this.#changed.tell();
  }

  lost(gap: Gap): void {
    this.#gap = joined(this.#gap, gap);
    if (this.#line.length === 0) this.#tellGap();
  }

  moved(state: SubscriptionState): void {
    this.#hearing.moved(state);
  }

  /** Nothing more will come; what is buffered can still be read. `null`: it ends without an error. */
  ended(error: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    this.#changed.tell();
  }

  /** End at once: what is buffered is not read any more. */
  abandon(error: unknown): void {
    this.#line.length = 0;
    this.#gap = null;
    this.ended(error);
  }

  /** The next update; `null` after the last one. Rejects with what ended it otherwise, after the last one. */
  async next(): Promise<Update | null> {
    for (;;) {
      const head = this.#line.shift();
      if (head !== undefined) {
        if (head.gap !== null) this.#hearing.lost(head.gap);
        return head.update;
      }
      this.#tellGap();
      if (this.#error !== null) throw this.#error;
      if (this.#ended) return null;
      await this.#changed.next();
    }
  }

  #dropOldest(): void {
    const oldest = this.#line.shift();
    if (oldest === undefined) return;
    const { seq } = oldest.update;
    const gap = this.#conflated
      ? oldest.gap
      : joined(oldest.gap, { fromSeq: seq, toSeq: seq, reason: "overflow" });
    const [head] = this.#line;
    if (head !== undefined) head.gap = joined(gap, head.gap);
    else this.#gap = joined(gap, this.#gap);
  }

  #tellGap(): void {
    const gap = this.#gap;
    this.#gap = null;
    if (gap !== null) this.#hearing.lost(gap);
  }
}
