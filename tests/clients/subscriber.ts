/** One subscription of a scenario: everything that reaches it is written down. */

import type { Gap, Subscription, SubscriptionState } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { Mode, StepBody } from "./scenario.js";
import type { Tick } from "./tick.js";

/** Listens to a subscription or iterates it, and keeps what it saw. */
export class Subscriber {
  readonly updates: number[] = [];
  readonly gaps: (readonly [number | null, number | null, string])[] = [];
  readonly states: SubscriptionState[] = [];
  error: unknown = null;
  isOver = false;
  readonly #throws: boolean;
  readonly #leave: () => void;
  readonly #read: () => void;

  constructor(subscription: Subscription<Tick>, mode: Mode, body: StepBody) {
    this.#throws = body.throws;
    const heard = {
      onGap: (gap: Gap) => this.#note(() => this.gaps.push([gap.fromSeq, gap.toSeq, gap.reason])),
      onState: (state: SubscriptionState) => this.#note(() => this.states.push(state)),
    };
    if (mode === "listen") {
      const listening = subscription.subscribe((tick) => this.#note(() => this.updates.push(tick.n)), {
        ...heard,
        onError: (error) => this.#note(() => (this.error = error)),
      });
      this.#leave = () => listening.close();
      this.#read = () => undefined;
      return;
    }
    const limits = { bufferSize: body.buffer, overflow: body.overflow };
    const iterator = subscription.updates({ ...limits, ...heard })[Symbol.asyncIterator]();
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

  async #iterate(iterator: AsyncIterator<Tick>): Promise<void> {
    try {
      for (let step = await iterator.next(); step.done !== true; step = await iterator.next()) {
        this.updates.push(step.value.n);
      }
    } catch (error) {
      this.error = error;
    }
    this.isOver = true;
  }

  #note(note: () => unknown): void {
    note();
    if (this.#throws) throw new Error("a listener of the scenario throws");
  }
}
