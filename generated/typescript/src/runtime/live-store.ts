/** A live list as a store, for what draws it: React's `useSyncExternalStore`, Svelte's `$store`, or by hand. */

import { callListener } from "./listener.js";
import type { LiveList, LiveListening } from "./live-list.js";
import type { SubscriptionState } from "./state.js";

/** A live list at one moment; another object whenever anything of it has changed. */
export interface LiveView<T> {
  /**
   * The newest whole list; empty before the first, and once the list has ended for good. It stays through losses until
   * the next one is whole.
   */
  readonly items: readonly T[];
  /** `live` says that the list is the server's. */
  readonly state: SubscriptionState;
  /** What ended the list for good, else `null`. */
  readonly error: unknown;
}

/** A store of a live list, which is followed while anybody is subscribed. */
export interface LiveStore<T> {
  /** Call a function with the view, now and after every change; the result ends that. */
  readonly subscribe: (run: (view: LiveView<T>) => void) => () => void;
  /** The view of this moment, the same object until it changes. */
  readonly getSnapshot: () => LiveView<T>;
}

/**
 * Make a store of a live list.
 *
 * React: `useSyncExternalStore(store.subscribe, store.getSnapshot)`, with `store.getSnapshot` once more where a server
 * renders the page. Svelte: `$store`. All who subscribe share
 * one listener of the list, which the last one to leave closes.
 */
export function liveStore<T>(list: LiveList<T>): LiveStore<T> {
  const runs = new Set<{ readonly run: (view: LiveView<T>) => void }>();
  let view: LiveView<T> = { items: [], state: "idle", error: null };
  let listening: LiveListening | null = null;
  const change = (part: Partial<LiveView<T>>): void => {
    view = { ...view, ...part };
    for (const { run } of [...runs]) callListener(run, view, (_, detail, error) => console.error(detail, error));
  };
  return {
    getSnapshot: () => view,
    subscribe: (run) => {
      const entry = { run };
      run(view);
      runs.add(entry);
      listening ??= list.subscribe((items) => change({ items }), {
        onState: (state) => change({ state }),
        onError: (error) => change({ error, items: [] }), // who may not see it any more shall not
      });
      return () => {
        if (!runs.delete(entry) || runs.size > 0) return;
        listening?.close();
        listening = null;
        change({ state: "idle", error: null });
      };
    },
  };
}
