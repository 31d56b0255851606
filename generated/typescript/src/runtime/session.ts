/**
 * What happens on one socket, without the socket: requests and replies, topics, losing and finding the
 * server.
 *
 * The session owns no I/O. A dialer opens sockets for it and calls it back; a clock calls it when time has
 * passed. Whatever it does, it does at once, in the call that caused it. Listeners may call back into it,
 * so it changes its own state first and tells others last.
 */

import { backoffMs } from "./backoff.js";
import type { Timer } from "./clock.js";
import { ABNORMAL, NORMAL, SILENT, isFinal } from "./dialer.js";
import type { Dialer, Socket } from "./dialer.js";
import { ClientClosed, SubscriptionRefused } from "./errors.js";
import type { ClientError } from "./errors.js";
import { Feed } from "./feed.js";
import type { DeliveryMode, FeedListener } from "./feed.js";
import { authFrame, pingFrame, pongFrame, readFrame, requestFrame } from "./frames.js";
import type { Refusal, Reply } from "./frames.js";
import type { ItemWatcher, LiveItems } from "./items.js";
import type { Parse } from "./json.js";
import type { Report } from "./listener.js";
import type { Settings } from "./options.js";
import { PendingRequests } from "./requests.js";
import type { Request } from "./requests.js";
import { SilenceWatch } from "./silence.js";
import { SnapshotRequests } from "./snapshot-requests.js";
import type { ConnectionState } from "./state.js";
import { canonicalJson } from "./topic-key.js";
import { onWake } from "./wake.js";

/** All topics of one URL over one socket at a time, resubscribed whenever the socket is replaced. */
export class Session {
  readonly url: string;
  state: ConnectionState = "idle";
  /** Who reads the frames of a route, where `JSON.parse` would lose digits. */
  readonly exact: Map<string, Parse> = new Map();
  readonly #dialer: Dialer;
  readonly #settings: Settings;
  readonly #requests: PendingRequests;
  readonly #silence: SilenceWatch;
  readonly #snapshots: SnapshotRequests;
  readonly #feeds = new Map<string, Feed>();
  readonly #byTopic = new Map<string, Feed[]>();
  #failures = 0;
  #returnAfterMs = 0;
  #wasPutOff = false; // the server said when to come back
  #socket: Socket | null = null;
  #wake: Timer | null = null; // while there is a socket, or to be one
  #timer: Timer | null = null; // connect limit, drain limit, next attempt or idle limit

  constructor(url: string, dialer: Dialer, settings: Settings) {
    this.url = url;
    this.#dialer = dialer;
    this.#settings = settings;
    this.#requests = new PendingRequests(settings.clock, settings.ackTimeoutMs, (request) => this.#onMute(request));
    this.#snapshots = new SnapshotRequests(this.#requests, settings, (feed, number) => this.#askSnapshot(feed, number));
    this.#silence = new SilenceWatch(
      settings,
      () => this.#socket?.send(pingFrame(String(this.#requests.nextNumber()))),
      () => this.#giveUpSocket(SILENT, "the server is mute"),
    );
  }

  /** Let a listener join a topic; the first one subscribes. Throws `ClientClosed`. */
  attach(route: string, params: object, delivery: DeliveryMode, listener: FeedListener): Feed {
    if (this.state === "closed") throw new ClientClosed("the client is closed");
    const key = `${route}:${canonicalJson(params)}`;
    const known = this.#feeds.get(key);
    if (known !== undefined) {
      known.add(listener);
      return known;
    }
    const feed = new Feed({ route, params, delivery, key });
    this.#feeds.set(key, feed);
    feed.add(listener);
    this.#begin(feed);
    return feed;
  }

  /** Let a watcher follow the items of an attached feed; the first one asks for a snapshot. */
  watch(feed: Feed, make: () => LiveItems, watcher: ItemWatcher): LiveItems {
    if (feed.items === null) {
      feed.items = make();
      if (feed.position !== null) feed.items.begin(feed.position);
    }
    feed.items.watch(watcher);
    this.#snapshots.ask(feed);
    return feed.items;
  }

  /** Let a watcher go; after the last one, nobody keeps the items. */
  unwatch(feed: Feed, watcher: ItemWatcher): void {
    if (feed.items?.unwatch(watcher)) feed.items = null;
  }

  /** Let a listener leave; the last one unsubscribes, the last topic's leaves the socket idle. */
  detach(feed: Feed, listener: FeedListener): void {
    feed.remove(listener);
    if (feed.wanted || this.#feeds.get(feed.address.key) !== feed) return;
    this.#feeds.delete(feed.address.key);
    this.#leave(feed);
    feed.end("closed", null);
    this.#settle();
  }

  /** End every topic and hang up; final. */
  close(): void {
    if (this.state === "closed") return;
    this.#hangUp(NORMAL);
    this.#move("closed");
    this.#endAll("closed", null);
  }

  // ------------------------------------------------------------------------------- from the socket

  /** Subscribe everything at once; no request waits for another's reply. */
  opened(): void {
    this.#stopTimer();
    this.#returnAfterMs = 0;
    this.#silence.start();
    this.#move("open");
    for (const feed of [...this.#feeds.values()]) this.#subscribe(feed);
  }

  /** Act on one frame. */
  received(data: unknown): void {
    this.#silence.heard();
    const frame = readFrame(data, this.exact);
    switch (frame.kind) {
      case "update":
        for (const feed of [...(this.#byTopic.get(frame.topic) ?? [])]) {
          feed.receive(frame);
          this.#snapshots.ask(feed); // where it lost the one before
        }
        return;
      case "snapshot":
        return this.#snapshots.answered(frame);
      case "reply":
        return this.#onReply(frame);
      case "refusal":
        return this.#onRefusal(frame);
      case "stale":
        this.report("server_error", `${frame.code}: ${frame.message}`);
        for (const feed of [...(this.#byTopic.get(frame.topic) ?? [])]) feed.wither(); // the server asks nothing of us
        return;
      case "fresh":
        for (const feed of [...(this.#byTopic.get(frame.topic) ?? [])]) {
          feed.refresh(frame.position);
          this.#snapshots.ask(feed);
        }
        return;
      case "expiring":
        return this.#renewToken();
      case "goaway":
        return this.#onGoaway(frame.reason, frame.reconnectAfterMs);
      case "ping":
        return this.#socket?.send(pongFrame(frame.id));
      case "pong":
        return;
      case "unknown":
        return this.#settings.onUnknown(
          Object.freeze({ kind: "message", where: frame.type, path: "", value: frame.payload }),
        );
      case "ignored":
        return this.report("ignored_frame", frame.detail);
      default:
        frame satisfies never;
    }
  }

  /** Refuse everything where the code is final, else come back after a while. */
  closed(code: number, reason: string): void {
    this.#dropSocket();
    if (isFinal(code)) {
      this.#move("refused", `${code} ${reason}`);
      this.#endAll("refused", new SubscriptionRefused(`CLOSED_${code}`, reason || "connection refused"));
    } else if (this.#feeds.size > 0) {
      this.#redialLater(`${code} ${reason}`);
    } else {
      this.#move("idle");
    }
  }

  /** A page that slept trusts no open socket, and waits no longer than at first, where the server did not ask it to. */
  #onWake(): void {
    if (this.state === "open") this.#silence.doubt();
    if (this.state === "waiting" && !this.#wasPutOff) this.#setTimer(backoffMs(1, this.#settings), () => this.#dial());
  }

  // ------------------------------------------------------------------------------------- requests

  #subscribe(feed: Feed): void {
    if (this.state !== "open" || !feed.wanted) return; // a listener closed something meanwhile
    const number = this.#requests.add("subscribe", feed);
    const { route, params } = feed.address;
    this.#socket?.send(requestFrame(`${route}.subscribe`, String(number), params, feed.position));
    feed.ask(number);
    this.#snapshots.ask(feed);
  }

  #askSnapshot(feed: Feed, number: number): void {
    const { route, params } = feed.address;
    this.#socket?.send(requestFrame(`${route}.snapshot`, String(number), params, null));
  }

  #unsubscribe(feed: Feed): void {
    const number = this.#requests.add("unsubscribe", feed);
    const { route, params } = feed.address;
    this.#socket?.send(requestFrame(`${route}.unsubscribe`, String(number), params, null));
  }

  #onReply(reply: Reply): void {
    const request = this.#requests.take(reply.id);
    if (request === undefined) return; // the caller has left, or another request took its place
    if (request.kind === "unsubscribe") {
      this.#restoreNamesakes(reply.topic, request.number);
      return;
    }
    this.#failures = 0;
    this.#byTopic.set(reply.topic, [...(this.#byTopic.get(reply.topic) ?? []), request.feed]);
    request.feed.accept(reply);
    this.#snapshots.ask(request.feed);
  }

  #onRefusal(refusal: Refusal): void {
    const request = this.#requests.take(refusal.id);
    if (request?.kind === "unsubscribe") return; // there was nothing to end
    if (request?.kind === "snapshot") return this.#snapshots.refused(request.feed, refusal);
    const feeds = request !== undefined ? [request.feed] : [...(this.#byTopic.get(refusal.topic) ?? [])];
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
      this.#feeds.delete(feed.address.key);
      feed.end("refused", new SubscriptionRefused(refusal.code, refusal.message));
      this.#settle();
    }
  }

  /** No reply within the limit: ask again later; a late reply no longer counts. */
  #onMute(request: Request): void {
    if (request.kind === "subscribe") this.#askAgainLater(request.feed);
    if (request.kind === "snapshot") this.#snapshots.askLater(request.feed);
  }

  #askAgainLater(feed: Feed): void {
    feed.refusals += 1;
    const delayMs = backoffMs(feed.refusals, this.#settings);
    feed.retry = this.#settings.clock.later(delayMs, () => this.#subscribe(feed));
  }

  /**
   * Subscribe again what the server dropped with another spelling of the same topic.
   *
   * Two params may be one topic to the server (a default given and left out). Who was confirmed by a
   * request older than this unsubscribe lost its updates with it.
   */
  #restoreNamesakes(topic: string, number: number): void {
    for (const feed of [...(this.#byTopic.get(topic) ?? [])]) {
      if (feed.requestNumber !== null && feed.requestNumber < number) {
        this.#dropRoute(feed);
        this.#subscribe(feed);
      }
    }
  }

  // --------------------------------------------------------------------------------------- topics

  #begin(feed: Feed): void {
    if (this.state === "open") {
      this.#stopTimer(); // the idle limit
      this.#subscribe(feed);
      return;
    }
    if (this.state === "idle" || this.state === "refused") this.#dial();
    feed.waitForSocket();
  }

  /** Tell the server, unless it was never asked here or another feed is the same topic to it. */
  #leave(feed: Feed): void {
    this.#requests.dropSubscribe(feed);
    const shared = this.#dropRoute(feed);
    if (this.state === "open" && feed.requestNumber !== null && !shared) this.#unsubscribe(feed);
  }

  /** Stop routing updates to a feed; true where others of the same topic remain. */
  #dropRoute(feed: Feed): boolean {
    const topic = feed.topic ?? "";
    const others = (this.#byTopic.get(topic) ?? []).filter((other) => other !== feed);
    if (others.length > 0) this.#byTopic.set(topic, others);
    else this.#byTopic.delete(topic);
    return others.length > 0;
  }

  #endAll(state: "refused" | "closed", error: ClientError | null): void {
    const feeds = [...this.#feeds.values()];
    this.#feeds.clear();
    for (const feed of feeds) feed.end(state, error);
  }

  /** Without topics, give an open socket a while and stop everything else. */
  #settle(): void {
    if (this.#feeds.size > 0) return;
    if (this.state === "open" || this.state === "draining") {
      this.#setTimer(this.#settings.idleCloseMs, () => this.#rest());
    } else if (this.state === "connecting" || this.state === "waiting") {
      this.#rest();
    }
  }

  // ---------------------------------------------------------------------------------- the socket

  /** A refused token is reported; the server then closes the socket when the old one has expired. */
  #renewToken(): void {
    if (this.state !== "open") return;
    const id = String(this.#requests.nextNumber());
    this.#socket?.renewToken((token) => authFrame(id, token));
  }

  #dial(): void {
    this.#setTimer(this.#settings.connectTimeoutMs, () =>
      this.#giveUpSocket(ABNORMAL, "no connection within the time limit"),
    );
    this.#socket = this.#dialer.dial(this);
    this.#move("connecting");
  }

  #rest(): void {
    this.#hangUp(NORMAL);
    this.#move("idle");
  }

  /** Listen on, ask for nothing; the server hangs up when it has said everything. */
  #onGoaway(reason: string, reconnectAfterMs: number): void {
    this.#returnAfterMs = reconnectAfterMs;
    this.#setTimer(this.#settings.drainLimitMs, () =>
      this.#giveUpSocket(NORMAL, "the server said goodbye and stayed"),
    );
    this.#move("draining", reason);
  }

  #redialLater(why: string): void {
    this.#failures += 1;
    const delayMs = this.#returnAfterMs + backoffMs(this.#failures, this.#settings);
    this.#wasPutOff = this.#returnAfterMs > 0;
    this.#returnAfterMs = 0;
    this.#setTimer(delayMs, () => this.#dial());
    this.#move("waiting", `${why}; next attempt in ${(delayMs / 1000).toFixed(1)} s`);
    for (const feed of [...this.#feeds.values()]) feed.waitForSocket();
  }

  /** Hang up for a fault, then go on as if the socket had been lost. */
  #giveUpSocket(code: number, reason: string): void {
    this.#hangUp(code);
    this.closed(code, reason);
  }

  #hangUp(code: number): void {
    const socket = this.#socket;
    this.#dropSocket();
    socket?.hangUp(code);
  }

  /** Forget the socket and what was true only on it. */
  #dropSocket(): void {
    this.#socket = null;
    this.#stopTimer();
    this.#silence.stop();
    this.#requests.clear();
    this.#byTopic.clear();
  }

  #setTimer(delayMs: number, call: () => void): void {
    this.#stopTimer();
    this.#timer = this.#settings.clock.later(delayMs, call);
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  // --------------------------------------------------------------------------------------- reports

  #move(state: ConnectionState, detail = ""): void {
    if (state === this.state) return;
    this.state = state;
    if (state === "idle" || state === "refused" || state === "closed") {
      this.#wake?.cancel();
      this.#wake = null;
    } else {
      this.#wake ??= onWake(() => this.#onWake());
    }
    this.report("connection", detail === "" ? state : `${state}: ${detail}`);
  }

  /** Report an event of this socket or of one of its listeners. */
  readonly report: Report = (kind, detail, error) => this.#settings.report({ kind, url: this.url, detail, error });
}
