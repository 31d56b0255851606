/** The TypeScript client's calls, aborted by their signal, or the client closed, after any number of microtasks. */

import { expect, test } from "vitest";
import { ClientClosed, ClientCore, LiveList } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { FriendlyServer } from "./friendly-socket.js";
import type { Tick } from "./tick.js";

const MOST = 200;
const TICKS = { route: "ticks", wsPath: "/ws", delivery: "every" } as const;
const LIST = { route: "entries", wsPath: "/ws", delivery: "every" } as const;

type Work = (core: ClientCore, signal: AbortSignal) => Promise<unknown>;

const WORKS: readonly (readonly [string, Work])[] = [
  ["reading updates", (core, signal) => take(core.subscribe<Tick>(TICKS).updates({ signal }), 3)],
  ["reading a list", (core, signal) => take(new LiveList<Tick>(core, LIST, { key: "n" }).lists({ signal }), 1)],
  [
    "waiting for a confirmation",
    async (core, signal) => {
      const listening = core.subscribe<Tick>(TICKS).subscribe(() => undefined, { signal });
      await listening.confirmed();
      listening.close();
    },
  ],
  ["a call", (core, signal) => core.request({ method: "GET", path: "/tick" }, { signal })],
];

async function take(values: AsyncIterable<unknown>, count: number): Promise<void> {
  let left = count;
  for await (const _ of values) {
    left -= 1;
    if (left === 0) return;
  }
}

async function microtasks(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await null;
}

/** One client at work, and what is left of it. */
class Attempt {
  readonly clock = new FakeClock();
  readonly server = new FriendlyServer();
  readonly controller = new AbortController();
  readonly kinds: string[] = [];
  readonly core = new ClientCore({
    baseUrl: "https://server",
    clock: this.clock,
    report: ({ kind }) => this.kinds.push(kind),
    token: async () => {
      await microtasks(3);
      return "token";
    },
    WebSocket: this.server.socketClass(),
    fetch: async () => {
      await microtasks(3);
      return Response.json({ n: 1 });
    },
  });
  isOver = false;
  error: unknown = null;
  readonly work: Promise<void>;

  constructor(work: Work) {
    this.work = work(this.core, this.controller.signal).then(
      () => {
        this.isOver = true;
      },
      (error: unknown) => {
        this.error = error;
      },
    );
  }

  async expectNothingLeft(): Promise<void> {
    this.core.close();
    await this.work;
    await new Promise((resolve) => setImmediate(resolve));
    expect([this.server.sockets, this.clock.pending]).toEqual([0, 0]);
    expect(this.kinds.filter((kind) => kind !== "connection")).toEqual([]);
  }
}

test.each(WORKS)("%s, aborted at any moment, ends and leaves its topic", async (_, work) => {
  const reason = new Error("enough");
  let wasOver = false;
  for (let turns = 0; !wasOver; turns += 1) {
    expect(turns).toBeLessThan(MOST);
    const attempt = new Attempt(work);
    await microtasks(turns);
    wasOver = attempt.isOver;
    attempt.controller.abort(reason);
    await new Promise((resolve) => setImmediate(resolve));
    expect([...attempt.server.followed]).toEqual([]);
    // A listener has no step that could reject with the reason: its subscription is closed.
    if (!(attempt.error instanceof ClientClosed)) expect([reason, null]).toContain(attempt.error);
    await attempt.expectNothingLeft();
  }
});

test.each(WORKS)("%s, closed with its client at any moment, ends", async (_, work) => {
  let wasOver = false;
  for (let turns = 0; !wasOver; turns += 1) {
    expect(turns).toBeLessThan(MOST);
    const attempt = new Attempt(work);
    await microtasks(turns);
    wasOver = attempt.isOver;
    await attempt.expectNothingLeft();
    if (attempt.error !== null) expect(attempt.error).toBeInstanceOf(ClientClosed);
  }
});

/** Follow a list, stop after so many microtasks; how often the listener was called, before and afterwards. */
async function callsAround(turns: number, stop: (core: ClientCore, close: () => void) => void): Promise<[number, number]> {
  const core = new ClientCore({
    baseUrl: "https://server",
    clock: new FakeClock(),
    report: () => undefined,
    WebSocket: new FriendlyServer().socketClass(),
  });
  let calls = 0;
  const listening = new LiveList<Tick>(core, LIST, { key: "n" }).subscribe(() => (calls += 1));
  await microtasks(turns);
  const before = calls;
  stop(core, () => listening.close());
  await new Promise((resolve) => setImmediate(resolve));
  core.close();
  return [before, calls - before];
}

test.each([
  ["itself", (_: ClientCore, close: () => void) => close()],
  ["its client", (core: ClientCore) => core.close()],
])("a listener of a list hears nothing after %s was closed, at whatever moment", async (_, stop) => {
  const heard = new Set<number>();
  for (let turns = 0; turns < MOST; turns += 1) {
    const [before, afterwards] = await callsAround(turns, stop);
    expect([turns, afterwards]).toEqual([turns, 0]);
    heard.add(before);
  }
  expect(heard.size).toBeGreaterThan(1); // some moments were before the first call, some after it
});
