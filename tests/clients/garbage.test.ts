/** What a broken or hostile server may say: nothing is thrown, nobody else is harmed, and what is right still arrives. */

import { expect, test, vi } from "vitest";
import { systemClock } from "../../templates/tradegen_templates/typescript/src/runtime/clock.js";
import { ClientCore, LiveList } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { ClientEvent } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { recordedSockets } from "./fake-socket.js";
import type { FakeSocket } from "./fake-socket.js";
import { randomOf } from "./random.js";
import type { Tick } from "./tick.js";

const FRAMES = 10_000;
const TYPES = [
  ...["orders.update", "orders.subscribe.response", "orders.snapshot.response", "orders.unsubscribe.response"],
  ...["orders.stale", "orders.fresh", "error", "ping", "pong", "auth.expiring", "auth.response", "x", "", ".", "__proto__"],
];
const SCALARS: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 53), 1e308, "", "orders", "ok", "error", "\0", "\ud800", "e1"],
  ...["__proto__", "constructor", "toString", "0", "-1", "9".repeat(400)],
];
const MEMBERS = [
  ...["type", "payload", "id", "topic", "seq", "snapshot", "status", "epoch", "since", "items", "code", "message"],
  ...["retryable", "recovered", "reason", "reconnectAfterMs", "__proto__", "constructor", "toString", "then", "length"],
];

/** JSON text of broken frames; none of them names topic `K` or a request that waits. */
class Garbage {
  readonly #random = randomOf(5);

  frame(): string {
    const type = this.#random() < 0.9 ? [`"type":${JSON.stringify(this.#one(TYPES))}`] : [];
    const text = `{${[...this.#members(3), ...type].join(",")}}`;
    return this.#random() < 0.1 ? text.slice(0, Math.floor(this.#random() * text.length)) : text;
  }

  #value(depth: number): string {
    const dice = this.#random();
    if (depth === 0 || dice < 0.4) return JSON.stringify(this.#one(SCALARS));
    if (dice < 0.5) return `[${this.#value(depth - 1)},${this.#value(depth - 1)}]`;
    return `{${this.#members(depth - 1).join(",")}}`;
  }

  #members(depth: number): readonly string[] {
    const names = MEMBERS.filter(() => this.#random() < 0.15);
    return names.map((name) => `${JSON.stringify(name)}:${this.#value(depth)}`);
  }

  #one<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)] as T;
  }
}

/** A client with a live topic and a live list, and its server's end. */
class Victim {
  readonly numbers: number[] = [];
  readonly lists: (readonly Tick[])[] = [];
  readonly events: ClientEvent[] = [];
  readonly clock = new FakeClock();
  readonly #recorded = recordedSockets();
  readonly core = new ClientCore({
    baseUrl: "https://server",
    clock: this.clock,
    report: (event) => this.events.push(event),
    WebSocket: this.#recorded.WebSocket,
  });

  async start(): Promise<void> {
    const entries = { route: "entries", wsPath: "/ws", delivery: "every" } as const;
    this.core.subscribe<Tick>({ ...entries, route: "orders" }).subscribe(({ n }) => this.numbers.push(n));
    new LiveList<Tick>(this.core, entries, { key: "n" }).subscribe((items) => this.lists.push(items));
    await settle();
    this.socket.accept();
    const payload = { status: "ok", topic: "K", epoch: "e1", seq: 0 };
    this.say({ type: "orders.subscribe.response", id: "1", payload });
    this.say({ type: "entries.subscribe.response", id: "2", payload: { ...payload, topic: "L" } });
  }

  get socket(): FakeSocket {
    return this.#recorded.sockets.at(-1) as FakeSocket;
  }

  states(): readonly (string | undefined)[] {
    return this.events.filter(({ kind }) => kind === "connection").map(({ detail }) => detail.split(":")[0]);
  }

  say(frame: object): void {
    this.socket.say(JSON.stringify(frame));
  }
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test("broken frames throw nothing, and what is right between them arrives", async () => {
  const victim = new Victim();
  await victim.start();
  const garbage = new Garbage();
  for (let seq = 1; seq <= FRAMES / 10; seq += 1) {
    for (let count = 0; count < 10; count += 1) victim.socket.say(garbage.frame());
    victim.say({ type: "orders.update", payload: { topic: "K", seq, payload: { n: seq } } });
  }
  expect(victim.numbers).toEqual(Array.from({ length: FRAMES / 10 }, (_, index) => index + 1));
  victim.say({
    type: "entries.snapshot.response",
    id: "3",
    payload: { status: "ok", topic: "L", epoch: "e1", since: 0, seq: 0, items: [{ n: 7 }] },
  });
  await settle();
  expect(victim.lists).toEqual([[{ n: 7 }]]);
  expect(victim.events.filter(({ kind }) => kind === "gap" || kind === "listener_failed")).toEqual([]);
  victim.core.close();
  expect(victim.clock.pending).toBe(0);
});

test.each([new ArrayBuffer(3), new Blob(["{}"]), new Uint8Array(2), null, undefined, 7, {}, "", "{".repeat(100_000)])(
  "%s is ignored",
  async (data) => {
    const victim = new Victim();
    await victim.start();
    victim.socket.say(data);
    victim.say({ type: "orders.update", payload: { topic: "K", seq: 1, payload: { n: 1 } } });
    expect(victim.numbers).toEqual([1]);
    expect(victim.events.filter(({ kind }) => kind === "ignored_frame").length).toBe(1);
    victim.core.close();
  },
);

test("a ping is answered without an id that is deeper than anything prints", async () => {
  const victim = new Victim();
  await victim.start();
  victim.socket.say(`{"type":"ping","id":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  expect(victim.socket.sent.at(-1)).toEqual({ type: "pong" });
  victim.core.close();
});

const LOST = [0, 999, 1000, 1004, 1005, 1006, 1012, 1015, 2999, 3000, 3499, 4000, 4499, 5000, 65_535, -1, Number.NaN];
const FINAL = [3500, 3999, 4500, 4999];

test.each([...LOST, ...FINAL])("a close with %d, whatever its reason", async (code) => {
  for (const reason of ["", "\0", "\ud800", "x".repeat(1000)]) {
    const victim = new Victim();
    await victim.start();
    victim.socket.end(code, reason);
    victim.socket.end(code, reason);
    victim.socket.accept();
    expect(victim.states().at(-1)).toBe(FINAL.includes(code) ? "refused" : "waiting");
    victim.core.close();
    expect(victim.clock.pending).toBe(0);
  }
});

test.each([0, 1e308, 2 ** 53 - 1, 2 ** 31, -5, "soon", null, [], {}])("a goodbye until %j", async (reconnectAfterMs) => {
  const victim = new Victim();
  await victim.start();
  victim.say({ type: "goaway", payload: { reason: 7, reconnectAfterMs } });
  victim.socket.end(4001);
  expect(victim.states().at(-1)).toBe("waiting");
  victim.core.close();
  expect(victim.clock.pending).toBe(0);
});

test("the platform's clock takes a wait of years for a long one", () => {
  vi.useFakeTimers();
  let isOver = false;
  const timer = systemClock.later(2 ** 53, () => {
    isOver = true;
  });
  vi.advanceTimersByTime(86_400_000);
  expect(isOver).toBe(false);
  timer.cancel();
  vi.useRealTimers();
});
