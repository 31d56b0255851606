/** Requests that wait for their reply. */

import type { Clock, Timer } from "./clock.js";
import type { Feed } from "./feed.js";

/** What a request asks for. */
export type RequestKind = "subscribe" | "unsubscribe" | "snapshot";

/** One request in flight. Numbers grow, so that they tell which of two was sent first. */
export interface Request {
  readonly number: number;
  readonly kind: RequestKind;
  readonly feed: Feed;
  readonly timer: Timer;
}

/** The requests in flight on one socket, by number; each is answered, given up after a limit or dropped. */
export class PendingRequests {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #onMute: (request: Request) => void;
  readonly #byNumber = new Map<number, Request>();
  #lastNumber = 0;

  constructor(clock: Clock, limitMs: number, onMute: (request: Request) => void) {
    this.#clock = clock;
    this.#limitMs = limitMs;
    this.#onMute = onMute;
  }

  /** A number no other frame of this session carries. */
  nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /** Expect a reply; returns the request's number. */
  add(kind: RequestKind, feed: Feed): number {
    const number = this.nextNumber();
    const timer = this.#clock.later(this.#limitMs, () => this.#giveUp(number));
    this.#byNumber.set(number, { number, kind, feed, timer });
    return number;
  }

  /** The request a reply belongs to, once; `undefined` for a late or foreign reply. */
  take(id: string | number | null): Request | undefined {
    const number = Number(id); // of a foreign id no number, or none of ours
    const request = this.#byNumber.get(number);
    this.#byNumber.delete(number);
    request?.timer.cancel();
    return request;
  }

  /** Whether such a request of a feed is in flight. */
  expects(kind: RequestKind, feed: Feed): boolean {
    return [...this.#byNumber.values()].some((request) => request.feed === feed && request.kind === kind);
  }

  /** Stop to wait for a feed's confirmation. */
  dropSubscribe(feed: Feed): void {
    for (const request of [...this.#byNumber.values()]) {
      if (request.feed === feed && request.kind === "subscribe") this.take(request.number);
    }
  }

  /** Forget all: their socket is gone. */
  clear(): void {
    for (const number of [...this.#byNumber.keys()]) this.take(number);
  }

  #giveUp(number: number): void {
    const request = this.take(number);
    if (request !== undefined) this.#onMute(request);
  }
}
