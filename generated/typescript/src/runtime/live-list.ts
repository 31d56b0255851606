/** The present items of a topic as the caller sees them: an async iterable of whole lists. */

import { Change } from "./change.js";
import type { ClientCore } from "./core.js";
import { ClientError, DecodeError, SubscriptionRefused } from "./errors.js";
import type { Feed, FeedListener } from "./feed.js";
import type { Gap } from "./gap.js";
import type { ItemRule, ItemWatcher, LiveItems } from "./items.js";
import { callListener } from "./listener.js";
import type { Session } from "./session.js";
import type { SubscriptionState } from "./state.js";
import type { TopicCall } from "./subscription.js";
import { decoderOf } from "./unknown.js";
import type { Judges } from "./unknown.js";
import { unwatchItems, watchItems } from "./watching.js";

/** What else the reader of a live list wants to hear, and what ends it. */
export interface LiveOptions {
  /** Updates were lost; the list heals itself. */
  readonly onGap?: ((gap: Gap) => void) | undefined;
  /** The state changed; `live` says that the list is the server's. */
  readonly onState?: ((state: SubscriptionState) => void) | undefined;
  /** Ends the list when aborted; a pending step of an iteration rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a listener hears of the list's end. */
export interface LiveListenOptions extends LiveOptions {
  /** The list has ended for good: refused, or what the server sent is no item. Without it, this is reported. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** One listener of a live list at work. */
export interface LiveListening {
  /** Where the list stands. */
  readonly state: SubscriptionState;
  /** Stop listening; the last one to stop releases the topic. Harmless twice. */
  close(): void;
}

/**
 * The items of a topic as they are on the server, kept so through lost connections and restarts.
 *
 * Iterating yields the whole list, first as it is and then whenever it has changed; a reader that is slow
 * gets the newest list, not each one between. Lists come from a snapshot joined with the updates around it;
 * after a loss nothing is yielded before the next snapshot has joined. Every iteration and every listener
 * follows the topic on its own account; nothing happens before the first.
 */
export class LiveList<T> implements AsyncIterable<readonly T[]> {
  readonly #session: Session;
  readonly #call: TopicCall<T>;
  readonly #rule: ItemRule;
  readonly #judges: Judges;

  constructor(core: ClientCore, call: TopicCall<T>, rule: ItemRule) {
    this.#session = core.session(call.wsPath);
    this.#call = call;
    this.#rule = rule;
    this.#judges = core.settings;
  }

  /** Call a function with the list, as it is and whenever it has changed, until the handle is closed. */
  subscribe(listener: (items: readonly T[]) => void, options: LiveListenOptions = {}): LiveListening {
    const { report } = this.#session;
    const reader = this.#read(options);
    void (async () => {
      try {
        for (let items = await reader.next(); items !== null; items = await reader.next()) {
          if (reader.state !== "closed") callListener(listener, items, report); // it may be, since the list was taken
        }
      } catch (error) {
        if (options.signal?.aborted) return;
        if (options.onError) callListener(options.onError, error, report);
        else report("server_error", String(error), error);
      }
    })();
    return reader;
  }

  /** The lists as an iterable with listeners of its own. Iterating throws what ended it. */
  lists(options: LiveOptions = {}): AsyncIterable<readonly T[]> {
    return { [Symbol.asyncIterator]: () => this.#iterate(options) };
  }

  /** Iterate the lists, newest only; leaving the loop releases the topic. */
  [Symbol.asyncIterator](): AsyncIterator<readonly T[]> {
    return this.#iterate({});
  }

  #iterate(options: LiveOptions): AsyncIterator<readonly T[]> {
    options.signal?.throwIfAborted();
    const reader = this.#read(options);
    return {
      next: async () => {
        const items = await reader.next();
        return items === null ? { done: true, value: undefined } : { done: false, value: items };
      },
      return: async () => {
        reader.close();
        return { done: true, value: undefined };
      },
    };
  }

  #read(options: LiveOptions): Reader<T> {
    const reader = new Reader(this.#session, this.#decoder(), options);
    if (!options.signal?.aborted) reader.start(this.#call, this.#rule);
    else reader.close();
    return reader;
  }

  /** Decodes what has changed since the last list. */
  #decoder(): (items: readonly object[]) => readonly T[] {
    const decode = decoderOf(this.#call.route, this.#call, this.#judges);
    const known = new WeakMap<object, T>();
    return (items) =>
      items.map((item) => {
        const value = known.get(item) ?? decode(item);
        known.set(item, value);
        return value;
      });
  }
}

/** Listens to a feed and its items; keeps no list, only whether there is one that was not read yet. */
class Reader<T> implements FeedListener, ItemWatcher, LiveListening {
  state: SubscriptionState = "idle";
  readonly #session: Session;
  readonly #decode: (items: readonly object[]) => readonly T[];
  readonly #options: LiveOptions;
  readonly #onAbort = (): void => this.#stop(this.#options.signal?.reason);
  readonly #changed = new Change();
  #feed: Feed | null = null;
  #items: LiveItems | null = null;
  #feedState: SubscriptionState = "idle";
  #wasWhole = false;
  #isNews = false;
  #hasEnded = false;
  #error: unknown = null;

  constructor(session: Session, decode: (items: readonly object[]) => readonly T[], options: LiveOptions) {
    this.#session = session;
    this.#decode = decode;
    this.#options = options;
  }

  start({ route, params, delivery, parse }: TopicCall<T>, rule: ItemRule): void {
    if (parse) this.#session.exact.set(route, parse);
    this.#feed = this.#session.attach(route, params ?? {}, delivery, this);
    this.#items = watchItems(this.#session, this.#feed, rule, this);
    if (this.#items.isWhole) this.#wasWhole = this.#isNews = true; // it joined a list that others follow
    this.moved(this.#feed.state);
    this.#options.signal?.addEventListener("abort", this.#onAbort);
    if (this.#options.signal?.aborted) this.#onAbort(); // by who was told of the state
  }

  close(): void {
    this.#stop(null);
  }

  updated(): void {
    this.#isNews = true;
    this.#changed.tell();
  }

  restated(): void {
    this.#wasWhole = this.#isNews = true;
    this.#settle();
  }

  lost(gap: Gap): void {
    this.#settle();
    if (this.#options.onGap) callListener(this.#options.onGap, gap, this.#session.report);
  }

  moved(state: SubscriptionState): void {
    this.#feedState = state;
    this.#settle();
  }

  ended(error: unknown): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#error = error;
    this.#release();
    this.#changed.tell();
    if (error instanceof ClientError && !this.#isFinal()) {
      this.moved(error instanceof SubscriptionRefused ? "refused" : "closed");
    }
  }

  /** The list that was not read yet; `null` after the end. Rejects with what ended it otherwise. */
  async next(): Promise<readonly T[] | null> {
    for (;;) {
      if (this.#isNews && this.#items?.isWhole) {
        this.#isNews = false;
        return this.#decoded(this.#items.items);
      }
      if (this.#hasEnded) {
        if (this.#error !== null) throw this.#error;
        return null;
      }
      await this.#changed.next();
    }
  }

  #decoded(items: readonly object[]): readonly T[] {
    try {
      return this.#decode(items);
    } catch (error) {
      this.ended(new DecodeError(`an item has not the declared shape: ${String(error)}`, { cause: error }));
      throw this.#error;
    }
  }

  #stop(reason: unknown): void {
    if (!this.#isFinal()) this.moved("closed");
    this.#isNews = false;
    this.ended(reason);
    this.#release();
  }

  #release(): void {
    const feed = this.#feed;
    this.#feed = null;
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    if (feed === null) return;
    unwatchItems(feed, this);
    this.#session.detach(feed, this);
  }

  /** A feed that is live makes a list that is, once its items are whole. */
  #settle(): void {
    let state = this.#feedState;
    if (state === "live" && !this.#items?.isWhole) state = this.#wasWhole ? "reconnecting" : "subscribing";
    this.#changed.tell();
    if (state === this.state || this.#isFinal()) return;
    this.state = state;
    if (this.#options.onState) callListener(this.#options.onState, state, this.#session.report);
  }

  #isFinal(): boolean {
    return this.state === "refused" || this.state === "closed";
  }
}
