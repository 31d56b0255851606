/** Who follows the items of a topic, from the first watcher to the last. */

import type { Feed } from "./feed.js";
import { LiveItems } from "./items.js";
import type { ItemRule, ItemWatcher } from "./items.js";
import type { Session } from "./session.js";

/** Let a watcher follow the items of an attached feed; the first one asks for a snapshot. */
export function watchItems(session: Session, feed: Feed, rule: ItemRule, watcher: ItemWatcher): LiveItems {
  if (feed.items === null) {
    feed.items = new LiveItems(rule);
    if (feed.position !== null) feed.items.begin(feed.position);
  }
  feed.items.watch(watcher);
  session.snapshots.ask(feed);
  return feed.items;
}

/** Let a watcher go; after the last one, nobody keeps the items. */
export function unwatchItems(feed: Feed, watcher: ItemWatcher): void {
  if (feed.items?.unwatch(watcher)) feed.items = null;
}
