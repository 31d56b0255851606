/** A live topic as the caller sees it: an async iterable that can also be listened to. */

import { CallbackListener } from "./callback-listener.js";
import type { ListenOptions, Listening } from "./callback-listener.js";
import type { DeliveryMode, Feed, FeedListener } from "./feed.js";
import type { Update } from "./frames.js";
import { Hearing } from "./hearing.js";
import type { Hearers } from "./hearing.js";
import { Inbox } from "./inbox.js";
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

/** How an iteration buffers, what it wants to hear, and what ends it. */
export interface IterateOptions extends Hearers {
  readonly bufferSize?: number | undefined;
  readonly overflow?: Overflow | undefined;
  /** Ends the iteration when aborted; the pending step rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
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
    const { bufferSize = this.#defaults.bufferSize, overflow = this.#defaults.overflow, signal } = options;
    const session = this.#session;
    const hearing = new Hearing(session.report, options);
    const inbox = new Inbox(hearing, bufferSize, overflow, this.#call.delivery === "latest");
    signal?.throwIfAborted();
    const feed = this.#attach(inbox);
    inbox.moved(feed.state); // it may have joined a topic that others use
    const release = (reason: unknown): void => {
      signal?.removeEventListener("abort", abort);
      session.detach(feed, inbox);
      inbox.moved("closed");
      inbox.abandon(reason);
    };
    const abort = (): void => release(signal?.reason);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort(); // by who was told of the state
    return iterator(inbox, (update) => hearing.decoded(this.#decode, update), () => release(null));
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
