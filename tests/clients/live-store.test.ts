/** A live list as a store: what React and Svelte ask of one. */

import { expect, test, vi } from "vitest";
import { ClientCore, LiveList, liveStore } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { LiveStore, LiveView } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { recordedSockets } from "./fake-socket.js";
import type { FakeSocket } from "./fake-socket.js";
import { decodeEntry } from "./tick.js";
import type { Entry } from "./tick.js";

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

class Desk {
  readonly clock = new FakeClock();
  readonly #recorded = recordedSockets();
  readonly core: ClientCore;
  readonly store: LiveStore<Entry>;

  constructor() {
    const { WebSocket } = this.#recorded;
    this.core = new ClientCore({ baseUrl: "http://server", clock: this.clock, report: () => undefined, WebSocket });
    const call = { route: "orders", wsPath: "/ws", delivery: "every", decode: decodeEntry } as const;
    this.store = liveStore(new LiveList(this.core, call, { key: "n" }));
  }

  get socket(): FakeSocket {
    const socket = this.#recorded.sockets.at(-1);
    if (socket === undefined) throw new Error("the client did not dial");
    return socket;
  }

  async answer(...items: readonly Entry[]): Promise<void> {
    await settle();
    this.socket.accept();
    this.say("orders.subscribe.response", "1", { status: "ok", topic: "K", epoch: "e1", seq: 0 });
    this.say("orders.snapshot.response", "2", { status: "ok", topic: "K", epoch: "e1", since: 0, seq: 0, items });
    await settle();
  }

  async update(seq: number, payload: unknown): Promise<void> {
    this.say("orders.update", undefined, { topic: "K", seq, payload });
    await settle();
  }

  say(type: string, id: string | undefined, payload: object): void {
    this.socket.say(JSON.stringify({ type, id, payload }));
  }
}

test("nothing happens before somebody subscribes, and the view is the same object until it changes", async () => {
  const desk = new Desk();
  expect(desk.store.getSnapshot()).toEqual({ items: [], state: "idle", error: null });
  expect(desk.store.getSnapshot()).toBe(desk.store.getSnapshot());
  const seen: LiveView<Entry>[] = [];
  const leave = desk.store.subscribe((view) => seen.push(view));
  expect(seen[0]).toEqual({ items: [], state: "idle", error: null }); // at once, as Svelte asks
  await desk.answer({ n: 1, v: 1 });
  expect(desk.store.getSnapshot()).toEqual({ items: [{ n: 1, v: 1 }], state: "live", error: null });
  expect(desk.store.getSnapshot()).toBe(seen.at(-1));
  const before = desk.store.getSnapshot();
  await desk.update(1, { n: 2, v: 2 });
  expect(desk.store.getSnapshot()).not.toBe(before);
  expect(desk.store.getSnapshot().items).toEqual([
    { n: 1, v: 1 },
    { n: 2, v: 2 },
  ]);
  leave();
  desk.core.close();
});

test("the last one to leave releases the topic, and leaving twice counts once", async () => {
  const desk = new Desk();
  const leaveFirst = desk.store.subscribe(() => undefined);
  const leaveSecond = desk.store.subscribe(() => undefined);
  await desk.answer({ n: 1, v: 1 });
  leaveFirst();
  leaveFirst();
  expect(desk.socket.sent.length).toBe(2);
  leaveSecond();
  expect(desk.socket.sent.at(-1)).toMatchObject({ type: "orders.unsubscribe" });
  expect(desk.store.getSnapshot()).toMatchObject({ state: "idle", items: [{ n: 1, v: 1 }] });
  desk.core.close();
  expect(desk.clock.pending).toBe(0);
});

test("a subscriber that throws keeps nobody from the view", async () => {
  const failures = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const desk = new Desk();
  let calls = 0;
  desk.store.subscribe(() => {
    calls += 1;
    if (calls > 1) throw new Error("no");
  });
  const states: string[] = [];
  desk.store.subscribe(({ state }) => states.push(state));
  await desk.answer();
  expect(states.at(-1)).toBe("live");
  expect(failures).toHaveBeenCalled();
  desk.core.close();
  failures.mockRestore();
});

test("a list that is refused later is shown no longer", async () => {
  const desk = new Desk();
  desk.store.subscribe(() => undefined);
  await desk.answer({ n: 1, v: 1 });
  desk.say("orders.subscribe.response", undefined, { topic: "K", status: "error", code: "FORBIDDEN", retryable: false });
  await settle();
  expect(desk.store.getSnapshot()).toMatchObject({ items: [], state: "refused", error: { code: "FORBIDDEN" } });
  desk.core.close();
});

test("a refused list says why, and whoever comes after all have left tries afresh", async () => {
  const desk = new Desk();
  const leave = desk.store.subscribe(() => undefined);
  await settle();
  desk.socket.accept();
  desk.say("orders.subscribe.response", "1", { status: "error", code: "NO", message: "no", retryable: false });
  await settle();
  expect(desk.store.getSnapshot()).toMatchObject({ state: "refused", error: { code: "NO" } });
  leave();
  expect(desk.store.getSnapshot()).toMatchObject({ state: "idle", error: null });
  const leaveAgain = desk.store.subscribe(() => undefined);
  expect(desk.store.getSnapshot().state).toBe("subscribing");
  leaveAgain();
  desk.core.close();
});
