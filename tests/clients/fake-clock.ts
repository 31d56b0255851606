/** A clock that moves only when told to. */

import type { Clock, Timer } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";

interface DueCall {
  readonly due: number;
  readonly call: () => void;
}

/** Calls what is due, in order, when `advance` passes its time. */
export class FakeClock implements Clock {
  #now = 0;
  readonly #calls = new Set<DueCall>();

  /** How many calls are due later. */
  get pending(): number {
    return this.#calls.size;
  }

  now(): number {
    return this.#now;
  }

  later(delayMs: number, call: () => void): Timer {
    const dueCall = { due: this.#now + delayMs, call };
    this.#calls.add(dueCall);
    return { cancel: () => void this.#calls.delete(dueCall) };
  }

  /** Let time pass while nothing runs, as on a laptop that is closed; what was due comes late, all at once. */
  sleep(ms: number): void {
    this.#now += ms;
    this.advance(0);
  }

  /** Let time pass and make the calls that are due meanwhile. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#calls.delete(next);
      this.#now = Math.max(this.#now, next.due);
      next.call();
    }
    this.#now = end;
  }

  #next(end: number): DueCall | undefined {
    let next: DueCall | undefined;
    for (const call of this.#calls) if (call.due <= end && call.due < (next?.due ?? Infinity)) next = call;
    return next;
  }
}
