/** The TypeScript subscription as its caller meets it: confirming, leaving, cancelling, failing listeners. */

import { describe, expect, test } from "vitest";
import { ClientCore, LiveList, SubscriptionRefused } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type {
  ClientEvent,
  LiveOptions,
  Subscription,
} from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { recordedSockets } from "./fake-socket.js";
import type { FakeSocket } from "./fake-socket.js";
import type { Tick } from "./tick.js";

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

class Desk {
  readonly clock = new FakeClock();
  readonly events: ClientEvent[] = [];
  readonly #recorded = recordedSockets();
  readonly core = new ClientCore({
    baseUrl: "https://server",
    clock: this.clock,
    report: (event) => this.events.push(event),
    WebSocket: this.#recorded.WebSocket,
  });

  orders(): Subscription<Tick> {
    return this.core.subscribe<Tick>({ route: "orders", wsPath: "/ws", delivery: "every" });
  }

  get socket(): FakeSocket {
    const socket = this.#recorded.sockets.at(-1);
    if (socket === undefined) throw new Error("the client did not dial");
    return socket;
  }

  get sockets(): readonly FakeSocket[] {
    return this.#recorded.sockets;
  }

  async accept(): Promise<void> {
    await settle();
    this.socket.accept();
  }

  confirm(id: string): void {
    const payload = { status: "ok", topic: "K", epoch: "e1", seq: 0 };
    this.socket.say(JSON.stringify({ type: "orders.subscribe.response", id, payload }));
  }

  refuse(id: string): void {
    const payload = { status: "error", code: "NO", message: "no", retryable: false };
    this.socket.say(JSON.stringify({ type: "orders.subscribe.response", id, payload }));
  }

  update(seq: number): void {
    this.socket.say(JSON.stringify({ type: "orders.update", payload: { topic: "K", seq, payload: { n: seq } } }));
  }

  kinds(): readonly string[] {
    return this.events.map(({ kind }) => kind).filter((kind) => kind !== "connection");
  }
}

describe("a listener", () => {
  test("can wait for its confirmation, and sees state and topic", async () => {
    const desk = new Desk();
    const orders = desk.orders();
    expect([orders.state, orders.topic]).toEqual(["idle", null]);
    const listening = orders.subscribe(() => undefined);
    const confirmed = listening.confirmed();
    await desk.accept();
    expect(desk.socket.url).toBe("wss://server/ws");
    desk.confirm("1");
    await confirmed;
    expect([listening.state, orders.state, orders.topic]).toEqual(["live", "live", "K"]);
    await expect(listening.confirmed()).resolves.toBeUndefined();
    desk.core.close();
  });

  test("that waits in vain learns why", async () => {
    const desk = new Desk();
    const refused = expect(desk.orders().subscribe(() => undefined).confirmed()).rejects.toThrow(SubscriptionRefused);
    await desk.accept();
    desk.refuse("1");
    await refused;
    const closed = desk.orders().subscribe(() => undefined);
    const ended = expect(closed.confirmed()).rejects.toMatchObject({ name: "ClientClosed" });
    closed.close();
    await ended;
    await expect(closed.confirmed()).rejects.toMatchObject({ name: "ClientClosed" });
    expect(desk.kinds()).toEqual(["server_error"]); // nobody gave an onError
    desk.core.close();
  });

  test("ends with its signal, and leaves no listener on it", async () => {
    const desk = new Desk();
    const controller = new AbortController();
    const updates: number[] = [];
    const listening = desk.orders().subscribe(({ n }) => updates.push(n), { signal: controller.signal });
    await desk.accept();
    desk.confirm("1");
    desk.update(1);
    controller.abort();
    desk.update(2);
    expect([updates, listening.state]).toEqual([[1], "closed"]);
    expect(desk.socket.sent.at(-1)).toMatchObject({ type: "orders.unsubscribe" });
    expect(desk.orders().subscribe(() => undefined, { signal: controller.signal }).state).toBe("closed");
    desk.core.close();
  });

  test("may abort its signal when it is told of its first state, whatever reads the topic", async () => {
    const desk = new Desk();
    const aborting = (): LiveOptions => {
      const controller = new AbortController();
      return { signal: controller.signal, onState: () => controller.abort() };
    };
    const list = new LiveList<Tick>(desk.core, { route: "orders", wsPath: "/ws", delivery: "every" }, { key: "n" });
    expect(desk.orders().subscribe(() => undefined, aborting()).state).toBe("closed");
    expect(list.subscribe(() => undefined, aborting()).state).toBe("closed");
    for (const iterable of [desk.orders().updates(aborting()), list.lists(aborting())]) {
      await expect(iterable[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: "AbortError" });
    }
    expect(desk.clock.pending).toBe(0);
    desk.core.close();
  });

  test("whose promise rejects is reported like one that throws", async () => {
    const desk = new Desk();
    desk.orders().subscribe(async () => {
      await Promise.resolve();
      throw new Error("later");
    });
    await desk.accept();
    desk.confirm("1");
    desk.update(1);
    await settle();
    expect(desk.events.at(-1)).toMatchObject({ kind: "listener_failed", detail: "later" });
    desk.core.close();
  });

  test("may close everything from within", async () => {
    const desk = new Desk();
    const states: string[] = [];
    const onState = (state: string): void => void states.push(state);
    const first = desk.orders().subscribe(() => first.close());
    desk.orders().subscribe(() => desk.core.close(), { onState });
    await desk.accept();
    desk.confirm("1");
    desk.update(1);
    expect(states).toEqual(["connecting", "subscribing", "live", "closed"]);
    expect([desk.clock.pending, desk.socket.isOver]).toEqual([0, true]);
  });

  test("without onGap has its losses reported", async () => {
    const desk = new Desk();
    desk.orders().subscribe(() => undefined);
    await desk.accept();
    desk.confirm("1");
    desk.update(3);
    expect(desk.events.at(-1)).toMatchObject({ kind: "gap", detail: "hole: updates 1 to 2 were lost" });
    desk.core.close();
  });
});

describe("an iteration", () => {
  test("releases its topic when the loop is left", async () => {
    const desk = new Desk();
    const loop = (async () => {
      for await (const { n } of desk.orders()) if (n === 2) return n;
      return 0;
    })();
    await desk.accept();
    desk.confirm("1");
    desk.update(1);
    desk.update(2);
    expect(await loop).toBe(2);
    expect(desk.socket.sent.at(-1)).toMatchObject({ type: "orders.unsubscribe" });
    desk.core.close();
  });

  test("rejects with the reason of its signal", async () => {
    const desk = new Desk();
    const controller = new AbortController();
    const iterator = desk.orders().updates({ signal: controller.signal })[Symbol.asyncIterator]();
    const reason = new Error("enough");
    const settled = expect(iterator.next()).rejects.toBe(reason);
    controller.abort(reason);
    await settled;
    expect(() => desk.orders().updates({ signal: controller.signal })[Symbol.asyncIterator]()).toThrow(reason);
    desk.core.close();
    expect(desk.clock.pending).toBe(0);
  });

  test("that is aborted hands out nothing more, whatever is buffered", async () => {
    const desk = new Desk();
    const controller = new AbortController();
    const iterator = desk.orders().updates({ signal: controller.signal })[Symbol.asyncIterator]();
    await desk.accept();
    desk.confirm("1");
    desk.update(1);
    desk.update(2);
    expect(await iterator.next()).toMatchObject({ value: { n: 1 } });
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(iterator.next()).rejects.toBe(reason);
    desk.core.close();
  });

  test.each([[{ n: Number.NaN }], [{ a: "\ud800" }]])("of %j is refused before it is sent", (params) => {
    const desk = new Desk();
    const subscription = desk.core.subscribe<Tick>({ route: "orders", wsPath: "/ws", delivery: "every", params });
    expect(() => subscription.subscribe(() => undefined)).toThrow(TypeError);
    expect(desk.sockets).toEqual([]);
  });

  test("serves several pending reads in order and ends them all", async () => {
    const desk = new Desk();
    const iterator = desk.orders()[Symbol.asyncIterator]();
    const reads = [iterator.next(), iterator.next(), iterator.next()];
    await desk.accept();
    desk.confirm("1");
    desk.update(1);
    desk.update(2);
    desk.core.close();
    expect((await Promise.all(reads)).map(({ done, value }) => [done ?? false, (value as Tick | undefined)?.n])).toEqual([
      [false, 1],
      [false, 2],
      [true, undefined],
    ]);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });
});

test("a closed client refuses subscribers", () => {
  const desk = new Desk();
  desk.core.close();
  expect(() => desk.orders().subscribe(() => undefined)).toThrow("the client is closed");
});

test("a platform without WebSocket is told what to pass", () => {
  const original = globalThis.WebSocket;
  try {
    Reflect.deleteProperty(globalThis, "WebSocket");
    const core = new ClientCore({ baseUrl: "http://server" });
    expect(() => core.subscribe({ route: "orders", wsPath: "/ws", delivery: "every" })).toThrow("pass one");
  } finally {
    if (original !== undefined) globalThis.WebSocket = original;
  }
});
