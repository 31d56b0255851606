/** A listener that is called back: with each update, with gaps and states, and with what ended it. */

import { Change } from "./change.js";
import { ClientClosed } from "./errors.js";
import type { ClientError } from "./errors.js";
import type { Feed, FeedListener } from "./feed.js";
import type { Update } from "./frames.js";
import type { Gap } from "./gap.js";
import { Hearing } from "./hearing.js";
import type { Hearers } from "./hearing.js";
import { callListener } from "./listener.js";
import type { Session } from "./session.js";
import type { SubscriptionState } from "./state.js";

/** What else a listener wants to hear, and what ends it. */
export interface ListenOptions extends Hearers {
  /** The server refused the topic for good; nothing more will come. Without it, this is reported. */
  readonly onError?: ((error: ClientError) => void) | undefined;
  /** Ends the subscription when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** One listener at work. */
export interface Listening {
  /** Where the topic stands. */
  readonly state: SubscriptionState;
  /** Stop listening; the last one to stop releases the topic. Harmless twice. */
  close(): void;
  /** Resolves once the server has confirmed; rejects when it refuses or this side closes first. */
  confirmed(): Promise<void>;
}

/** Hands a caller's functions what a feed tells. */
export class CallbackListener<T> implements FeedListener, Listening {
  readonly #session: Session;
  readonly #decode: (json: unknown) => T;
  readonly #listener: (update: T) => void;
  readonly #options: ListenOptions;
  readonly #hearing: Hearing;
  readonly #changed = new Change();
  readonly #onAbort = (): void => this.close();
  #feed: Feed | null = null;
  #wasLive = false;
  #error: ClientError | null = null;

  constructor(
    session: Session,
    decode: (json: unknown) => T,
    listener: (update: T) => void,
    options: ListenOptions,
  ) {
    this.#session = session;
    this.#decode = decode;
    this.#listener = listener;
    this.#options = options;
    this.#hearing = new Hearing(session.report, options);
  }

  get state(): SubscriptionState {
    return this.#hearing.state;
  }

  start(attach: () => Feed): void {
    const { signal } = this.#options;
    if (signal?.aborted) return this.moved("closed");
    this.#feed = attach();
    this.moved(this.#feed.state); // it may have joined a topic that others use
    if (this.#hearing.isOver) return;
    signal?.addEventListener("abort", this.#onAbort);
    if (signal?.aborted) this.close(); // by who was told of the state
  }

  close(): void {
    if (this.#hearing.isOver) return;
    if (this.#feed !== null) this.#session.detach(this.#feed, this);
    this.moved("closed");
    this.ended(null);
  }

  async confirmed(): Promise<void> {
    while (!this.#wasLive) {
      if (this.#hearing.isOver) throw this.#error ?? new ClientClosed("the subscription was closed");
      await this.#changed.next();
    }
  }

  updated(update: Update): void {
    for (const value of this.#hearing.decoded(this.#decode, update)) {
      callListener(this.#listener, value, this.#session.report);
    }
  }

  lost(gap: Gap): void {
    this.#hearing.lost(gap);
  }

  moved(state: SubscriptionState): void {
    this.#wasLive ||= state === "live" || state === "stale";
    this.#hearing.moved(state);
    this.#changed.tell();
  }

  ended(error: ClientError | null): void {
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#error = error;
    this.#changed.tell();
    if (error === null) return;
    if (this.#options.onError) callListener(this.#options.onError, error, this.#session.report);
    else this.#session.report("server_error", error.message, error);
  }
}
