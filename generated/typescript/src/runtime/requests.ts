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

/** The requests in flight on one socket, by id; each is answered, given up after a limit or dropped. */
export class PendingRequests {
  readonly #clock: Clock;
  readonly #limitMs: number;
  readonly #onMute: (request: Request) => void;
  readonly #byId = new Map<string, Request>();
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
    const timer = this.#clock.later(this.#limitMs, () => this.#giveUp(String(number)));
    this.#byId.set(String(number), { number, kind, feed, timer });
    return number;
  }

  /** The request a reply to one of `kinds` (none: any) belongs to, once; `undefined` for a late or foreign reply. */
  take(id: string | null, ...kinds: readonly RequestKind[]): Request | undefined {
    const request = this.#byId.get(id ?? "");
    if (request === undefined || (kinds.length > 0 && !kinds.includes(request.kind))) return undefined;
    this.#byId.delete(String(request.number));
    request.timer.cancel();
    return request;
  }

  /** Whether such a request of a feed is in flight. */
  expects(kind: RequestKind, feed: Feed): boolean {
    return [...this.#byId.values()].some((request) => request.feed === feed && request.kind === kind);
  }

  /** Stop to wait for a feed's confirmation. */
  dropSubscribe(feed: Feed): void {
    for (const [id, request] of [...this.#byId]) {
      if (request.feed === feed && request.kind === "subscribe") this.take(id);
    }
  }

  /** Forget all: their socket is gone. */
  clear(): void {
    for (const id of [...this.#byId.keys()]) this.take(id);
  }

  #giveUp(id: string): void {
    const request = this.take(id);
    if (request !== undefined) this.#onMute(request);
  }
}
