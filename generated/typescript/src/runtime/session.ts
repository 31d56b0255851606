/**
 * The topics of one connection: requests and replies, who listens, what a lost socket means to them.
 *
 * Neither the session nor its connection owns any I/O. A dialer opens sockets and calls the connection
 * back; a clock calls it when time has passed. Whatever they do, they do at once, in the call that caused it.
 * Listeners may call back into them, so they change their own state first and tell others last.
 */

import { backoffMs } from "./backoff.js";
import { Connection } from "./connection.js";
import type { ConnectionUser } from "./connection.js";
import type { Dialer } from "./dialer.js";
import { ClientClosed, SubscriptionRefused } from "./errors.js";
import type { ClientError } from "./errors.js";
import { Feed, feedKey } from "./feed.js";
import type { DeliveryMode, FeedListener } from "./feed.js";
import { lifeFrame, readFrame, requestFrame } from "./frames.js";
import type { Position, Refusal, Reply } from "./frames.js";
import type { Parse } from "./json.js";
import type { Report } from "./listener.js";
import type { Settings } from "./options.js";
import { PendingRequests } from "./requests.js";
import type { Request, RequestKind } from "./requests.js";
import { SnapshotRequests } from "./snapshot-requests.js";
import type { ConnectionState } from "./state.js";

/** All topics of one URL over one socket at a time, resubscribed whenever the socket is replaced. */
export class Session implements ConnectionUser {
  /** Who reads the frames of a route, where `JSON.parse` would lose digits. */
  readonly exact: Map<string, Parse> = new Map();
  /** Reports an event of the connection or of a listener. */
  readonly report: Report;
  /** Asks for the items of feeds that lack them. */
  readonly snapshots: SnapshotRequests;
  readonly #settings: Settings;
  readonly #connection: Connection;
  readonly #requests: PendingRequests;
  readonly #feeds = new Map<string, Feed>();
  readonly #byTopic = new Map<string, readonly Feed[]>();

  constructor(url: string, dialer: Dialer, settings: Settings) {
    this.#settings = settings;
    this.#connection = new Connection(url, dialer, settings, this);
    this.report = this.#connection.report;
    this.#requests = new PendingRequests(settings.clock, settings.ackTimeoutMs, (request) => this.#onMute(request));
    this.snapshots = new SnapshotRequests(this.#requests, settings, (feed) => this.#ask("snapshot", feed));
  }

  /** Where the connection stands. */
  get state(): ConnectionState {
    return this.#connection.state;
  }

  /** Let a listener join a topic; the first one subscribes. Throws `ClientClosed` or a `TypeError`. */
  attach(route: string, params: object, delivery: DeliveryMode, listener: FeedListener): Feed {
    if (this.state === "closed") throw new ClientClosed("the client is closed");
    const key = feedKey(route, params);
    const known = this.#feeds.get(key);
    if (known !== undefined) {
      known.add(listener);
      return known;
    }
    const feed = new Feed({ route, params, delivery, key });
    this.#feeds.set(key, feed);
    feed.add(listener);
    this.#connection.use();
    if (this.state === "open") this.#subscribe(feed);
    else feed.waitForSocket();
    return feed;
  }

  /** Let a listener leave; the last one unsubscribes, the last topic's leaves the connection idle. */
  detach(feed: Feed, listener: FeedListener): void {
    feed.remove(listener);
    if (feed.wanted || this.#feeds.get(feed.address.key) !== feed) return;
    this.#leave(feed);
    this.#remove(feed, "closed", null);
  }

  /** End every topic and hang up; final. */
  close(): void {
    if (this.state === "closed") return;
    this.#connection.close();
    this.#endAll("closed", null);
  }

  // --------------------------------------------------------------------------- from the connection

  get isActive(): boolean {
    return this.#feeds.size > 0;
  }

  /** Subscribe everything at once; no request waits for another's reply. */
  opened(): void {
    for (const feed of [...this.#feeds.values()]) this.#subscribe(feed);
  }

  /** Act on one frame. */
  received(data: unknown): void {
    const frame = readFrame(data, this.exact);
    switch (frame.kind) {
      case "update":
        for (const feed of this.#followers(frame.topic)) {
          feed.receive(frame);
          this.snapshots.ask(feed); // where it lost the one before
        }
        return;
      case "snapshot":
        return this.snapshots.answered(frame);
      case "reply":
        return this.#onReply(frame);
      case "refusal":
        return this.#onRefusal(frame);
      case "stale":
        this.report("server_error", `${frame.code}: ${frame.message}`);
        for (const feed of this.#followers(frame.topic)) feed.wither(); // the server asks nothing of us
        return;
      case "fresh":
        for (const feed of this.#followers(frame.topic)) {
          feed.refresh(frame.position);
          this.snapshots.ask(feed);
        }
        return;
      case "auth.expiring":
        return this.#renewToken();
      case "goaway":
        return this.#connection.drain(frame.reason, frame.reconnectAfterMs);
      case "ping":
        return this.#connection.send(lifeFrame("pong", frame.id));
      case "pong":
        return;
      case "unknown":
        return this.#settings.onUnknown({ kind: "message", where: frame.type, path: "", value: frame.payload });
      case "ignored":
        return this.report("ignored_frame", frame.detail);
      default:
        frame satisfies never;
    }
  }

  doubted(): void {
    this.#connection.send(lifeFrame("ping", String(this.#requests.nextNumber())));
  }

  dropped(): void {
    this.#requests.clear();
    this.#byTopic.clear();
  }

  delayed(): void {
    for (const feed of [...this.#feeds.values()]) feed.waitForSocket();
  }

  refused(error: SubscriptionRefused): void {
    this.#endAll("refused", error);
  }

  // ------------------------------------------------------------------------------------- requests

  #subscribe(feed: Feed): void {
    if (this.state !== "open" || !feed.wanted) return; // a listener closed something meanwhile
    feed.ask(this.#ask("subscribe", feed, feed.position));
    this.snapshots.ask(feed);
  }

  /** Send a request; returns its number. */
  #ask(kind: RequestKind, feed: Feed, resume: Position | null = null): number {
    const number = this.#requests.add(kind, feed);
    const { route, params } = feed.address;
    this.#connection.send(requestFrame(`${route}.${kind}`, String(number), params, resume));
    return number;
  }

  #onReply(reply: Reply): void {
    const request = this.#requests.take(reply.id, "subscribe", "unsubscribe");
    if (request === undefined) return; // the caller has left, or another request took its place
    if (request.kind === "unsubscribe") {
      this.#restoreNamesakes(reply.topic, request.number);
      return;
    }
    this.#connection.trust();
    this.#byTopic.set(reply.topic, [...this.#followers(reply.topic), request.feed]);
    request.feed.accept(reply);
    this.snapshots.ask(request.feed);
  }

  #onRefusal(refusal: Refusal): void {
    const request = this.#requests.take(refusal.id);
    if (request?.kind === "unsubscribe") return; // there was nothing to end
    if (request?.kind === "snapshot") return this.snapshots.refused(request.feed, refusal);
    const feeds = request !== undefined ? [request.feed] : this.#followers(refusal.topic);
    if (feeds.length === 0) this.report("server_error", `${refusal.code}: ${refusal.message}`);
    for (const feed of feeds) this.#refuse(feed, refusal);
  }

  /** The server will not begin, or go on, with a topic. */
  #refuse(feed: Feed, refusal: Refusal): void {
    this.#dropRoute(feed);
    feed.requestNumber = null;
    if (refusal.retryable) {
      this.#askAgainLater(feed);
      feed.putOff();
    } else {
      this.#remove(feed, "refused", new SubscriptionRefused(refusal.code, refusal.message));
    }
  }

  /** No reply within the limit: ask again later; a late reply no longer counts. */
  #onMute(request: Request): void {
    if (request.kind === "subscribe") this.#askAgainLater(request.feed);
    if (request.kind === "snapshot") this.snapshots.askLater(request.feed);
  }

  #askAgainLater(feed: Feed): void {
    feed.refusals += 1;
    const delayMs = backoffMs(feed.refusals, this.#settings);
    feed.retry = this.#settings.clock.later(delayMs, () => this.#subscribe(feed));
  }

  /** A refused token is reported; the server then closes the socket when the old one has expired. */
  #renewToken(): void {
    if (this.state !== "open") return;
    const id = String(this.#requests.nextNumber());
    this.#connection.renewToken((token) => requestFrame("auth", id, { token }));
  }

  // --------------------------------------------------------------------------------------- topics

  /** Who gets the updates of a topic. */
  #followers(topic: string): readonly Feed[] {
    return this.#byTopic.get(topic) ?? [];
  }

  /**
   * Subscribe again what the server dropped with another spelling of the same topic.
   *
   * Two params may be one topic to the server (a default given and left out). Who was confirmed by a
   * request older than this unsubscribe lost its updates with it.
   */
  #restoreNamesakes(topic: string, number: number): void {
    for (const feed of this.#followers(topic)) {
      if (feed.requestNumber !== null && feed.requestNumber < number) {
        this.#dropRoute(feed);
        this.#subscribe(feed);
      }
    }
  }

  /** Tell the server, unless it was never asked here or another feed is the same topic to it. */
  #leave(feed: Feed): void {
    this.#requests.dropSubscribe(feed);
    const shared = this.#dropRoute(feed);
    if (this.state === "open" && feed.requestNumber !== null && !shared) this.#ask("unsubscribe", feed);
  }

  /** Stop routing updates to a feed; true where others of the same topic remain. */
  #dropRoute(feed: Feed): boolean {
    const topic = feed.topic ?? "";
    const others = this.#followers(topic).filter((other) => other !== feed);
    if (others.length > 0) this.#byTopic.set(topic, others);
    else this.#byTopic.delete(topic);
    return others.length > 0;
  }

  #remove(feed: Feed, state: "refused" | "closed", error: ClientError | null): void {
    this.#feeds.delete(feed.address.key);
    feed.end(state, error);
    if (!this.isActive) this.#connection.settle();
  }

  #endAll(state: "refused" | "closed", error: ClientError | null): void {
    const feeds = [...this.#feeds.values()];
    this.#feeds.clear();
    for (const feed of feeds) feed.end(state, error);
  }
}
