/**
 * The items of one topic by key: what a snapshot said, and what was published since.
 *
 * Before: updates in order, losses, snapshots whenever they arrive. After: the items as they are on the
 * server at the topic's present seq, or the knowledge that they are not known.
 */

import type { Timer } from "./clock.js";
import { DecodeError } from "./errors.js";
import type { ClientError } from "./errors.js";
import type { Position, Snapshot, Update } from "./frames.js";
import { Digits, isObject } from "./json.js";

/**
 * How the updates of a topic make a list.
 *
 * `key` is the wire name of the member that identifies an item. `drop` says which values of which members
 * mean that the item has left the list; one is enough.
 */
export interface ItemRule {
  readonly key: string;
  readonly drop?: Readonly<Record<string, readonly (string | number | boolean | null)[]>>;
}

/** A whole number beyond 2^53 is a `bigint`, where the topic's frames are parsed with all digits. */
type Key = string | number | bigint;

/** The last update of a key since the base, which says whether it left the list. */
interface Recent {
  readonly seq: number;
  readonly item: object;
  readonly hasLeft: boolean;
}

/**
 * The items of one topic, joined from a snapshot and the updates around it.
 *
 * Every update after `base` was seen. Until a snapshot joins, they are kept by key, the last one each; a
 * snapshot joins where it was read after `base`: the updates after its `since` are laid over it.
 */
export class ItemTable {
  base: Position | null = null;
  isWhole = false;
  readonly #rule: ItemRule;
  readonly #items = new Map<Key, object>();
  readonly #recent = new Map<Key, Recent>();

  constructor(rule: ItemRule) {
    this.#rule = rule;
  }

  /** The items in the order of the snapshot, newcomers last. */
  get items(): readonly object[] {
    return [...this.#items.values()];
  }

  /** Start anew after updates were lost: all after `base` will be seen. */
  begin(base: Position): void {
    this.base = base;
    this.isWhole = false;
    this.#items.clear();
    this.#recent.clear();
  }

  /** Take the next update. Throws `DecodeError` where it names no item. */
  update(update: Update): void {
    const { key, item, hasLeft } = this.#read(update.content);
    if (this.isWhole) this.#put(key, item, hasLeft);
    else this.#recent.set(key, { seq: update.seq ?? 0, item, hasLeft });
  }

  /**
   * Join a snapshot with the updates around it; false where updates between the two were not seen.
   *
   * Throws `DecodeError` where it holds something that is no item.
   */
  join(snapshot: Snapshot): boolean {
    const { base } = this;
    if (base === null || snapshot.epoch !== base.epoch || snapshot.since < base.seq) return false;
    this.#items.clear();
    for (const content of snapshot.items) {
      const { key, item, hasLeft } = this.#read(content);
      this.#put(key, item, hasLeft);
    }
    for (const [key, { seq, item, hasLeft }] of this.#recent) {
      if (seq > snapshot.since) this.#put(key, item, hasLeft);
    }
    this.#recent.clear();
    this.isWhole = true;
    return true;
  }

  #put(key: Key, item: object, hasLeft: boolean): void {
    if (hasLeft) this.#items.delete(key);
    else this.#items.set(key, item);
  }

  #read(item: unknown): { readonly key: Key; readonly item: object; readonly hasLeft: boolean } {
    const name = this.#rule.key;
    if (!isObject(item)) throw new DecodeError("not an item: no object");
    const found = item[name];
    const key = found instanceof Digits ? BigInt(found.digits) : found;
    if (typeof key !== "string" && typeof key !== "number" && typeof key !== "bigint") {
      throw new DecodeError(`member "${name}" identifies nothing: ${JSON.stringify(key)}`);
    }
    const drop = Object.entries(this.#rule.drop ?? {});
    return { key, item, hasLeft: drop.some(([member, values]) => values.some((value) => value === item[member])) };
  }
}

/** Who wants the items of a feed; its methods throw nothing. */
export interface ItemWatcher {
  /** Learn that the items are whole again. */
  restated(): void;
  /** Learn that there will be no items any more. */
  ended(error: ClientError | null): void;
}

/** The items of one feed with those who watch them; `retry` asks for a snapshot again, later. */
export class LiveItems {
  refusals = 0;
  retry: Timer | null = null;
  readonly #table: ItemTable;
  readonly #watchers = new Set<ItemWatcher>();
  #hasFailed = false;

  constructor(rule: ItemRule) {
    this.#table = new ItemTable(rule);
  }

  /** Every update after it was seen. */
  get base(): Position | null {
    return this.#table.base;
  }

  /** Whether the items are those of the server at the topic's present seq. */
  get isWhole(): boolean {
    return this.#table.isWhole;
  }

  /** Whether somebody should ask for a snapshot. */
  get needsSnapshot(): boolean {
    return !this.#table.isWhole && this.retry === null && !this.#hasFailed;
  }

  /** The items in the order of the snapshot, newcomers last. */
  get items(): readonly object[] {
    return this.#table.items;
  }

  /** Let a watcher in. */
  watch(watcher: ItemWatcher): void {
    this.#watchers.add(watcher);
  }

  /** Let a watcher go; true where nobody watches any more. */
  unwatch(watcher: ItemWatcher): boolean {
    this.#watchers.delete(watcher);
    if (this.#watchers.size === 0) this.stopRetry();
    return this.#watchers.size === 0;
  }

  /** Start anew after updates were lost. */
  begin(base: Position): void {
    this.#table.begin(base);
  }

  /** Take the next update. */
  update(update: Update): void {
    if (!this.#hasFailed) this.#guarded(() => this.#table.update(update));
  }

  /** Join a snapshot; false where it does not fit and another is needed. */
  join(snapshot: Snapshot): boolean {
    if (this.#hasFailed || this.#table.isWhole) return true;
    let fits = true;
    this.#guarded(() => {
      fits = this.#table.join(snapshot);
    });
    if (!fits || this.#hasFailed) return fits;
    this.refusals = 0;
    for (const watcher of [...this.#watchers]) watcher.restated();
    return true;
  }

  /** Tell everyone that there will be no items. */
  fail(error: ClientError): void {
    this.#hasFailed = true;
    this.stopRetry();
    for (const watcher of [...this.#watchers]) watcher.ended(error);
  }

  /** Do not ask again later. */
  stopRetry(): void {
    this.retry?.cancel();
    this.retry = null;
  }

  #guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.fail(error);
    }
  }
}
