/** One live list of a scenario: everything that reaches it is written down. */

import type { Gap, LiveList, SubscriptionState } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { Mode, StepBody } from "./scenario.js";
import type { Entry } from "./tick.js";

/** Listens to a live list or iterates it, and keeps what it saw. */
export class Follower {
  readonly lists: (readonly (readonly number[])[])[] = [];
  readonly gaps: (readonly [number | null, number | null, string])[] = [];
  readonly states: SubscriptionState[] = [];
  error: unknown = null;
  readonly #leave: () => void;
  readonly #read: () => void;

  constructor(live: LiveList<Entry>, mode: Mode, body: StepBody) {
    const heard = {
      onGap: (gap: Gap) => void this.gaps.push([gap.fromSeq, gap.toSeq, gap.reason]),
      onState: (state: SubscriptionState) => void this.states.push(state),
    };
    if (mode === "listen" && body.read) {
      const listening = live.subscribe((entries) => this.#note(entries), {
        ...heard,
        onError: (error) => (this.error = error),
      });
      this.#leave = () => listening.close();
      this.#read = () => undefined;
      return;
    }
    const iterator = live.lists(heard)[Symbol.asyncIterator]();
    this.#leave = () => void iterator.return?.();
    this.#read = () => void this.#iterate(iterator);
    if (body.read) this.#read();
  }

  /** Stop. */
  leave(): void {
    this.#leave();
  }

  /** Begin to read, where the scenario had it wait. */
  read(): void {
    this.#read();
  }

  async #iterate(iterator: AsyncIterator<readonly Entry[]>): Promise<void> {
    try {
      for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) this.#note(step.value);
    } catch (error) {
      this.error = error;
    }
  }

  #note(entries: readonly Entry[]): void {
    this.lists.push(entries.map(({ n, v }) => [n, v]));
  }
}
