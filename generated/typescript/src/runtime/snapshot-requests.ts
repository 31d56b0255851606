/** When a session asks for the snapshot of a topic, and what it does with the answer. */

import { backoffMs } from "./backoff.js";
import { SubscriptionRefused } from "./errors.js";
import type { Feed } from "./feed.js";
import type { Refusal, Snapshot } from "./frames.js";
import type { Settings } from "./options.js";
import type { PendingRequests } from "./requests.js";

/** Asks for the items of feeds that lack them, once at a time each; `send` makes the request. */
export class SnapshotRequests {
  readonly #requests: PendingRequests;
  readonly #settings: Settings;
  readonly #send: (feed: Feed) => void;

  constructor(requests: PendingRequests, settings: Settings, send: (feed: Feed) => void) {
    this.#requests = requests;
    this.#settings = settings;
    this.#send = send;
  }

  /** Ask for the items of a feed, if somebody lacks them and its subscribe was sent on this socket. */
  ask(feed: Feed): void {
    if (!feed.items?.needsSnapshot || feed.requestNumber === null) return;
    if (!this.#requests.expects("snapshot", feed)) this.#send(feed);
  }

  /** Ask again after a delay that grows. */
  askLater(feed: Feed): void {
    const { items } = feed;
    if (!items?.needsSnapshot || feed.requestNumber === null) return; // nobody lacks them, or the next subscribe asks
    items.refusals += 1;
    items.retry = this.#settings.clock.later(backoffMs(items.refusals, this.#settings), () => {
      items.retry = null;
      if (feed.items === items) this.ask(feed);
    });
  }

  /** Hand a snapshot to the feed it was asked for; one that does not fit is asked for again. */
  answered(snapshot: Snapshot): void {
    const feed = this.#requests.take(snapshot.id, "snapshot")?.feed;
    if (feed?.items?.join(snapshot) === false) this.askLater(feed); // else it came too late, or is not wanted any more
  }

  /** Ask again later where that can help, else end the lists of this feed. */
  refused(feed: Feed, refusal: Refusal): void {
    if (feed.items === null || feed.requestNumber === null) return; // the topic was refused with it
    if (refusal.retryable) this.askLater(feed);
    else feed.items.fail(new SubscriptionRefused(refusal.code, refusal.message));
  }
}
