/** Something that happens again and again, to wait for. */

/** Wakes whoever waits; what has changed, they look up themselves. */
export class Change {
  readonly #waiting: (() => void)[] = [];

  /** Wait for the next time. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** It happened. */
  tell(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
