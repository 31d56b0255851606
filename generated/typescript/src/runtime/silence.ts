/** Noticing that an open socket has gone mute (a half-open connection says nothing, not even that). */

import type { Clock, Timer } from "./clock.js";

/** How early a timer may fire, by rounding or by the platform, and still count as due. */
const EARLY_MS = 2;

/** How long a socket may be mute, on which clock. */
export interface SilenceLimits {
  readonly clock: Clock;
  readonly pingAfterMs: number;
  readonly silenceLimitMs: number;
}

/**
 * Asks after `pingAfterMs` without any frame and gives up after `silenceLimitMs`.
 *
 * One timer, moved only when it fires: hearing a frame costs one assignment.
 */
export class SilenceWatch {
  readonly #limits: SilenceLimits;
  readonly #ask: () => void;
  readonly #giveUp: () => void;
  #heardAt = 0;
  #timer: Timer | null = null;

  constructor(limits: SilenceLimits, ask: () => void, giveUp: () => void) {
    this.#limits = limits;
    this.#ask = ask;
    this.#giveUp = giveUp;
  }

  /** Begin to watch a socket that has just opened. */
  start(): void {
    this.heard();
    this.#check();
  }

  /** Any frame is a sign of life. */
  heard(): void {
    this.#heardAt = this.#limits.clock.now();
  }

  /** Do not trust the last sign of life: ask for another at once. */
  doubt(): void {
    this.#heardAt = Math.min(this.#heardAt, this.#limits.clock.now() - this.#limits.pingAfterMs);
    this.stop();
    this.#check();
  }

  /** End the watch. */
  stop(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #check(): void {
    const { clock, pingAfterMs, silenceLimitMs } = this.#limits;
    const quietMs = clock.now() - this.#heardAt;
    if (quietMs + EARLY_MS >= silenceLimitMs) return this.#giveUp();
    const asking = quietMs + EARLY_MS >= pingAfterMs;
    const nextMs = (asking ? silenceLimitMs : pingAfterMs) - quietMs;
    this.#timer = clock.later(nextMs, () => this.#check());
    if (asking) this.#ask();
  }
}
