/** A live topic as the caller sees it: an async iterable that can also be listened to. */

import { ClientClosed } from "./errors.js";
import type { ClientError } from "./errors.js";
import type { DeliveryMode, Feed, FeedListener } from "./feed.js";
import type { Update } from "./frames.js";
import type { Gap } from "./gap.js";
import { Inbox } from "./inbox.js";
import { callListener } from "./listener.js";
import type { Parse } from "./json.js";
import type { Overflow } from "./options.js";
import type { Session } from "./session.js";
import type { SubscriptionState } from "./state.js";
import { decoderOf } from "./unknown.js";
import type { Decode, Judges } from "./unknown.js";

/** What emitted code declares about one topic. */
export interface TopicCall<T = unknown> {
  readonly route: string;
  readonly wsPath: string;
  readonly delivery: DeliveryMode;
  /** Most updates a second; absent: all. */
  readonly ratePerS?: number;
  /** What the server does with a reader that is too slow for every update; absent: it closes the connection. */
  readonly onSlow?: "drop_oldest";
  /** Seconds that the server keeps the topic after its last subscriber; absent: 30. */
  readonly lingerS?: number;
  readonly params?: object;
  /** Makes an update of parsed JSON; without it, the JSON is the update. */
  readonly decode?: Decode<T> | undefined;
  /** Parses the frames of the topic, where `JSON.parse` would lose digits. */
  readonly parse?: Parse | undefined;
}

/** What else a listener wants to hear, and what ends it. */
export interface ListenOptions {
  /** Updates were lost; told before the first update after them. Without it, losses are reported. */
  readonly onGap?: ((gap: Gap) => void) | undefined;
  /** The state changed. */
  readonly onState?: ((state: SubscriptionState) => void) | undefined;
  /** The server refused the topic for good; nothing more will come. Without it, this is reported. */
  readonly onError?: ((error: ClientError) => void) | undefined;
  /** Ends the subscription when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** How an iteration buffers, what it wants to hear, and what ends it. */
export interface IterateOptions {
  readonly bufferSize?: number | undefined;
  readonly overflow?: Overflow | undefined;
  readonly onGap?: ((gap: Gap) => void) | undefined;
  readonly onState?: ((state: SubscriptionState) => void) | undefined;
  /** Ends the iteration when aborted; the pending step rejects with the signal's reason. */
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

/** Limits of iterations that state none, and who judges what arrives. */
export interface SubscriptionDefaults extends Judges {
  readonly bufferSize: number;
  readonly overflow: Overflow;
}

/**
 * One topic, described; nothing happens before it is iterated or subscribed to.
 *
 * Every iteration and every listener is a subscriber of its own. Those of equal params share one topic on
 * one socket. A lost connection is restored for as long as it takes; what was missed meanwhile is told as a
 * {@link Gap}, before the first update after it.
 */
export class Subscription<T> implements AsyncIterable<T> {
  readonly #session: Session;
  readonly #call: TopicCall<T>;
  readonly #defaults: SubscriptionDefaults;
  readonly #decode: (json: unknown) => T;
  #feed: Feed | null = null;

  constructor(session: Session, call: TopicCall<T>, defaults: SubscriptionDefaults) {
    this.#session = session;
    this.#call = call;
    this.#defaults = defaults;
    this.#decode = decoderOf(call.route, call, defaults);
  }

  /** Where the topic stands. */
  get state(): SubscriptionState {
    return this.#feed?.state ?? "idle";
  }

  /** The server's key of the topic, once it has confirmed it. */
  get topic(): string | null {
    return this.#feed?.topic ?? null;
  }

  /** Call a function for every update, in order, until the handle is closed. Throws `ClientClosed`. */
  subscribe(listener: (update: T) => void, options: ListenOptions = {}): Listening {
    const listening = new CallbackListener(this.#session, this.#decode, listener, options);
    listening.start(() => this.#attach(listening));
    return listening;
  }

  /** The updates as an iterable with limits and listeners of its own. Iterating throws `SubscriptionRefused`. */
  updates(options: IterateOptions = {}): AsyncIterable<T> {
    return { [Symbol.asyncIterator]: () => this.#iterate(options) };
  }

  /** Iterate the updates, in order; leaving the loop releases the topic. */
  [Symbol.asyncIterator](): AsyncIterator<T> {
    return this.#iterate({});
  }

  #iterate(options: IterateOptions): AsyncIterator<T> {
    const { onGap, onState, signal } = options;
    const session = this.#session;
    const inbox = new Inbox({
      size: options.bufferSize ?? this.#defaults.bufferSize,
      overflow: options.overflow ?? this.#defaults.overflow,
      conflated: this.#call.delivery === "latest",
      onGap: (gap) => tellGap(session, onGap, gap),
      onState: (state) => onState && callListener(onState, state, session.report),
    });
    signal?.throwIfAborted();
    const feed = this.#attach(inbox);
    inbox.moved(feed.state); // it may have joined a topic that others use
    const release = (): void => {
      signal?.removeEventListener("abort", abort);
      session.detach(feed, inbox);
      inbox.moved("closed");
      inbox.ended(null);
    };
    const abort = (): void => {
      inbox.ended(signal?.reason);
      release();
    };
    signal?.addEventListener("abort", abort);
    return iterator(inbox, (update) => decoded(session, this.#decode, update, inbox), release);
  }

  #attach(listener: FeedListener): Feed {
    const { route, params, delivery, parse } = this.#call;
    if (parse) this.#session.exact.set(route, parse);
    this.#feed = this.#session.attach(route, params ?? {}, delivery, listener);
    return this.#feed;
  }
}

function iterator<T>(
  inbox: Inbox,
  decode: (update: Update) => readonly T[],
  release: () => void,
): AsyncIterator<T> {
  return {
    next: async () => {
      try {
        for (let update = await inbox.next(); update !== null; update = await inbox.next()) {
          for (const value of decode(update)) return { done: false, value };
        }
      } catch (error) {
        release();
        throw error;
      }
      release();
      return { done: true, value: undefined };
    },
    return: async () => {
      release();
      return { done: true, value: undefined };
    },
  };
}

function isConfirmed(state: SubscriptionState): boolean {
  return state === "live" || state === "stale";
}

/** Decode an update for one subscriber; what cannot be decoded is lost, to that one only. */
function decoded<T>(
  session: Session,
  decode: (json: unknown) => T,
  update: Update,
  listener: FeedListener,
): readonly T[] {
  try {
    return [decode(update.content)];
  } catch (error) {
    session.report("undecodable", `${update.topic}: ${String(error)}`, error);
    listener.lost({ fromSeq: update.seq, toSeq: update.seq, reason: "undecodable" });
    return [];
  }
}

function tellGap(session: Session, onGap: ((gap: Gap) => void) | undefined, gap: Gap): void {
  if (onGap !== undefined) callListener(onGap, gap, session.report);
  else session.report("gap", `${gap.reason}: updates ${gap.fromSeq} to ${gap.toSeq} were lost`);
}

class CallbackListener<T> implements FeedListener, Listening {
  readonly #session: Session;
  readonly #decode: (json: unknown) => T;
  readonly #listener: (update: T) => void;
  readonly #options: ListenOptions;
  readonly #onAbort = (): void => this.close();
  readonly #waiting: { resolve(): void; reject(error: unknown): void }[] = [];
  #feed: Feed | null = null;
  #state: SubscriptionState = "idle";
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
  }

  get state(): SubscriptionState {
    return this.#state;
  }

  start(attach: () => Feed): void {
    if (this.#options.signal?.aborted) {
      this.#state = "closed";
      return;
    }
    this.#feed = attach();
    if (this.#state === "idle") this.moved(this.#feed.state); // it joined a topic that others use
    this.#options.signal?.addEventListener("abort", this.#onAbort);
  }

  close(): void {
    if (this.#isFinal()) return;
    if (this.#feed !== null) this.#session.detach(this.#feed, this);
    this.moved("closed");
    this.ended(null);
  }

  confirmed(): Promise<void> {
    if (isConfirmed(this.#state)) return Promise.resolve();
    if (this.#isFinal()) return Promise.reject(this.#reason());
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  updated(update: Update): void {
    for (const value of decoded(this.#session, this.#decode, update, this)) {
      callListener(this.#listener, value, this.#session.report);
    }
  }

  lost(gap: Gap): void {
    tellGap(this.#session, this.#options.onGap, gap);
  }

  moved(state: SubscriptionState): void {
    this.#state = state;
    if (isConfirmed(state)) for (const { resolve } of this.#waiting.splice(0)) resolve();
    if (this.#options.onState) callListener(this.#options.onState, state, this.#session.report);
  }

  ended(error: ClientError | null): void {
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#error = error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#reason());
    if (error === null) return;
    if (this.#options.onError) callListener(this.#options.onError, error, this.#session.report);
    else this.#session.report("server_error", error.message, error);
  }

  #isFinal(): boolean {
    return this.#state === "refused" || this.#state === "closed";
  }

  #reason(): ClientError {
    return this.#error ?? new ClientClosed("the subscription was closed");
  }
}
