/** Time as the client sees it, so that tests can move it. */

/** A call that is due later. */
export interface Timer {
  /** Forget the call; harmless once it was made. */
  cancel(): void;
}

/** A source of time and of later calls. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  /** Make a call after a delay. */
  later(delayMs: number, call: () => void): Timer;
}

/** The platform's clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  later: (delayMs, call) => {
    const handle = setTimeout(call, Math.min(delayMs, 2 ** 31 - 1)); // a longer one would be over at once
    return { cancel: () => clearTimeout(handle) };
  },
};
