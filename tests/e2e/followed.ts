/** A topic that is listened to, so that a test can wait for what it tells. */

import type { Gap, Listening, Subscription, SubscriptionState } from "../../generated/typescript/dist/index.js";

/** Keeps updates, gaps and states in order; {@link close} it when done. */
export class Followed<T> {
  readonly gaps: Gap[] = [];
  readonly states: SubscriptionState[] = [];
  readonly #updates: T[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #listening: Listening;
  #wasLost = false;
  #isBack = false;

  constructor(subscription: Subscription<T>) {
    this.#listening = subscription.subscribe((update) => this.#note(() => this.#updates.push(update)), {
      onGap: (gap) => this.gaps.push(gap),
      onState: (state) => this.#note(() => this.#moved(state)),
    });
  }

  /** Wait until the server has confirmed the topic. */
  confirmed(): Promise<void> {
    return this.#listening.confirmed();
  }

  /** Wait until the topic was lost and is live again. */
  async isBack(): Promise<void> {
    while (!this.#isBack) await this.#change();
  }

  /** Wait for the next update. */
  async next(): Promise<T> {
    for (;;) {
      const update = this.#updates.shift();
      if (update !== undefined) return update;
      await this.#change();
    }
  }

  /** Wait for the next `count` updates. */
  async take(count: number): Promise<T[]> {
    const taken: T[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }

  close(): void {
    this.#listening.close();
  }

  #moved(state: SubscriptionState): void {
    this.states.push(state);
    this.#wasLost ||= state === "reconnecting";
    this.#isBack ||= this.#wasLost && state === "live";
  }

  #note(change: () => void): void {
    change();
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }
}
