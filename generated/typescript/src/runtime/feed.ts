/** One topic on one socket: who listens to it, how far it has got and what was lost on the way. */

import { sendable } from "./argument.js";
import type { Timer } from "./clock.js";
import type { ClientError } from "./errors.js";
import type { Position, Reply, Update } from "./frames.js";
import type { Gap } from "./gap.js";
import type { LiveItems } from "./items.js";
import { isObject } from "./json.js";
import type { SubscriptionState } from "./state.js";

/** `every`: each update counts. `latest`: only the newest does; skipped ones are no loss. */
export type DeliveryMode = "every" | "latest";

/** One subscriber of a feed; its methods throw nothing. */
export interface FeedListener {
  /** Take the next update. */
  updated(update: Update): void;
  /** Learn of lost updates, before the first update after them. */
  lost(gap: Gap): void;
  /** Learn that the state changed. */
  moved(state: SubscriptionState): void;
  /** Learn that nothing more will come; `null` where this side ended it. */
  ended(error: ClientError | null): void;
}

/** What identifies a feed before the server has named it. `key` is that of {@link feedKey}. */
export interface FeedAddress {
  readonly route: string;
  readonly params: object;
  readonly delivery: DeliveryMode;
  readonly key: string;
}

/** Name a topic for this client only; the server's key may fill in defaults. Throws a `TypeError` for what cannot be sent. */
export function feedKey(route: string, params: object): string {
  return JSON.stringify([route, params], (name, value: unknown) => {
    if (!isObject(value)) return sendable(name, value);
    return Object.fromEntries(Object.keys(value).sort().map((member) => [member, value[member]]));
  });
}

/**
 * The state of one topic, shared by its listeners.
 *
 * `position` survives a lost socket and is what the client resumes from; `topic` is the server's key, the
 * last one known. `requestNumber` is that of the last subscribe on the present socket.
 */
export class Feed {
  readonly address: FeedAddress;
  state: SubscriptionState = "idle";
  topic: string | null = null;
  position: Position | null = null;
  requestNumber: number | null = null;
  refusals = 0;
  retry: Timer | null = null;
  items: LiveItems | null = null;
  readonly #listeners = new Set<FeedListener>();
  #newest: Update | null = null; // of a `latest` topic, for whoever joins later
  #wasLive = false;
  #holdsValue = false; // an update was seen since the position last jumped

  constructor(address: FeedAddress) {
    this.address = address;
  }

  /** Whether anybody listens. */
  get wanted(): boolean {
    return this.#listeners.size > 0;
  }

  /** Let a listener in; a `latest` topic that is live hands it the newest update at once. */
  add(listener: FeedListener): void {
    this.#listeners.add(listener);
    if (this.state === "live" && this.#newest !== null) listener.updated(this.#newest);
  }

  /** Let a listener go; it hears nothing any more. */
  remove(listener: FeedListener): void {
    this.#listeners.delete(listener);
  }

  /** There is no socket (any more): connecting or reconnecting. */
  waitForSocket(): void {
    this.requestNumber = null;
    this.#stopRetry();
    this.items?.stopRetry();
    this.#move(this.#wasLive ? "reconnecting" : "connecting");
  }

  /** A subscribe request was sent. */
  ask(requestNumber: number): void {
    this.requestNumber = requestNumber;
    this.#stopRetry();
    this.putOff();
  }

  /** The server has not confirmed, or cannot serve it just now. */
  putOff(): void {
    this.#move(this.#wasLive ? "reconnecting" : "subscribing");
  }

  /** The server confirmed: report what was missed, then go live. */
  accept(reply: Reply): void {
    this.topic = reply.topic;
    this.refusals = 0;
    this.#wasLive = true;
    this.#takePosition(reply.position, reply.recovered);
    if (this.items?.base === null && this.position !== null) this.items.begin(this.position);
    this.#move("live");
  }

  /** Nothing comes until the server has restarted the source. */
  wither(): void {
    this.#move("stale");
  }

  /** The source runs again: report what was missed, then go live. */
  refresh(position: Position): void {
    this.#takePosition(position, false);
    this.#move("live");
  }

  /** Deliver an update of the confirmed topic, unless it was seen; report a hole before it. */
  receive(update: Update): void {
    if (update.seq !== null && this.position !== null && !this.#advance(update, update.seq, this.position)) return;
    this.#holdsValue = true;
    if (this.address.delivery === "latest") this.#newest = update;
    this.items?.update(update);
    this.#tell((listener) => listener.updated(update));
  }

  /** Enter a final state and let every listener go. */
  end(state: "refused" | "closed", error: ClientError | null): void {
    this.#stopRetry();
    this.items?.stopRetry();
    this.#move(state);
    this.#tell((listener) => listener.ended(error));
    this.#listeners.clear();
  }

  #takePosition(now: Position | null, recovered: boolean): void {
    const before = this.position;
    if (before === null || now === null) {
      this.position = now;
    } else if (before.epoch !== now.epoch || now.seq < before.seq) {
      this.#jump(now);
      this.#lose({ fromSeq: before.seq + 1, toSeq: null, reason: "epoch" });
    } else if (now.seq > before.seq && !recovered) {
      this.#jump(now);
      if (this.address.delivery === "every") {
        this.#lose({ fromSeq: before.seq + 1, toSeq: now.seq, reason: "unrecovered" });
      }
    }
  }

  /** Go on from a position whose update was not seen: whoever restates it says something new. */
  #jump(position: Position): void {
    this.position = position;
    this.#holdsValue = false;
    this.#newest = null;
  }

  /** Move on to the update's number; false where the update was seen. */
  #advance(update: Update, seq: number, position: Position): boolean {
    const restates = update.snapshot && seq === position.seq && !this.#holdsValue;
    if (seq <= position.seq && !restates) return false;
    this.position = { epoch: position.epoch, seq };
    if (seq > position.seq + 1 && this.address.delivery === "every") {
      this.#lose({ fromSeq: position.seq + 1, toSeq: seq - 1, reason: "hole" });
    }
    return true;
  }

  #move(state: SubscriptionState): void {
    if (state === this.state || this.state === "refused" || this.state === "closed") return;
    this.state = state;
    this.#tell((listener) => listener.moved(state));
  }

  #lose(gap: Gap): void {
    if (this.position !== null) {
      this.items?.begin({ epoch: this.position.epoch, seq: gap.toSeq ?? this.position.seq });
    }
    this.#tell((listener) => listener.lost(gap));
  }

  #tell(tell: (listener: FeedListener) => void): void {
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) tell(listener); // an earlier one may have let it go
    }
  }

  #stopRetry(): void {
    this.retry?.cancel();
    this.retry = null;
  }
}
