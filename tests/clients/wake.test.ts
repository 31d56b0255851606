/** A page that wakes up: the network is back, a laptop was opened, a tab is looked at again. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ClientCore } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { recordedSockets } from "./fake-socket.js";
import type { FakeSocket } from "./fake-socket.js";

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** The window of a page, whose listeners are counted. */
class Page {
  readonly document = { hidden: false };
  readonly #target = new EventTarget();
  listeners = 0;

  constructor() {
    vi.stubGlobal("document", this.document);
    vi.stubGlobal("addEventListener", (type: string, call: () => void) => {
      this.listeners += 1;
      this.#target.addEventListener(type, call);
    });
    vi.stubGlobal("removeEventListener", (type: string, call: () => void) => {
      this.listeners -= 1;
      this.#target.removeEventListener(type, call);
    });
  }

  hear(event: string): void {
    this.#target.dispatchEvent(new Event(event));
  }
}

class Desk {
  readonly page = new Page();
  readonly clock = new FakeClock();
  readonly #recorded = recordedSockets();
  readonly core: ClientCore;

  constructor(random: () => number) {
    const { WebSocket } = this.#recorded;
    this.core = new ClientCore({ baseUrl: "http://server", clock: this.clock, random, report: () => undefined, WebSocket });
    this.core.subscribe({ route: "orders", wsPath: "/ws", delivery: "every" }).subscribe(() => undefined);
  }

  get sockets(): readonly FakeSocket[] {
    return this.#recorded.sockets;
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("the client did not dial");
    return socket;
  }

  /** Let the client in. */
  async accept(): Promise<void> {
    await settle();
    this.socket.accept();
  }

  /** Fail attempts until the wait for the next is at its longest. */
  async sitOut(): Promise<void> {
    for (let attempt = 0; attempt < 9; attempt += 1) {
      await settle();
      this.socket.end(1006);
      if (attempt < 8) this.clock.advance(20_000);
    }
  }
}

beforeEach(() => vi.unstubAllGlobals());
afterEach(() => vi.unstubAllGlobals());

test.each(["online", "pageshow", "visibilitychange"])("%s ends a long wait, with jitter", async (event) => {
  const desk = new Desk(() => 0.5);
  await desk.sitOut();
  const before = desk.sockets.length;
  desk.page.hear(event);
  desk.clock.advance(99);
  await settle();
  expect(desk.sockets.length).toBe(before);
  desk.clock.advance(1);
  await settle();
  expect(desk.sockets.length).toBe(before + 1);
  desk.core.close();
});

test("the attempt after one that was hurried waits as long as it would have", async () => {
  const desk = new Desk(() => 1);
  await desk.sitOut();
  desk.page.hear("online");
  desk.clock.advance(200);
  await settle();
  desk.socket.end(1006);
  const attempts = desk.sockets.length;
  desk.clock.advance(19_999);
  await settle();
  expect(desk.sockets.length).toBe(attempts);
  desk.clock.advance(1);
  await settle();
  expect(desk.sockets.length).toBe(attempts + 1);
  desk.core.close();
});

test("an attempt that the network came too late for is followed by another at once", async () => {
  const desk = new Desk(() => 1);
  await desk.sitOut();
  desk.clock.advance(20_000);
  await settle();
  desk.page.hear("online"); // while it is under way
  desk.socket.end(1006);
  const attempts = desk.sockets.length;
  desk.clock.advance(200);
  await settle();
  expect(desk.sockets.length).toBe(attempts + 1);
  desk.core.close();
});

test("a server that said when to come back is not hurried", async () => {
  const desk = new Desk(() => 0);
  await desk.accept();
  desk.socket.say(JSON.stringify({ type: "goaway", payload: { reason: "stop", reconnectAfterMs: 5_000 } }));
  desk.socket.end(4001);
  desk.page.hear("online");
  desk.clock.advance(4_999);
  await settle();
  expect(desk.sockets.length).toBe(1);
  desk.clock.advance(1);
  await settle();
  expect(desk.sockets.length).toBe(2);
  desk.core.close();
});

test("an open socket is asked for a sign of life at once, and left within 10 s without one", async () => {
  const desk = new Desk(() => 0);
  await desk.accept();
  desk.clock.advance(3_000);
  desk.page.hear("visibilitychange");
  expect(desk.socket.sent.at(-1)).toMatchObject({ type: "ping" });
  desk.clock.advance(10_000);
  await settle();
  expect(desk.sockets[0]?.hungUp).toBe(4000);
  expect(desk.sockets.length).toBe(2);
  desk.core.close();
});

test("an open socket that answers is kept", async () => {
  const desk = new Desk(() => 0);
  await desk.accept();
  desk.page.hear("online");
  desk.socket.say(JSON.stringify({ type: "pong", payload: {} }));
  desk.clock.advance(20_000);
  expect(desk.sockets[0]?.hungUp).toBeNull();
  desk.core.close();
});

test("a page that was hidden changes nothing", async () => {
  const desk = new Desk(() => 0);
  await desk.accept();
  const sent = desk.socket.sent.length;
  desk.page.document.hidden = true;
  desk.page.hear("visibilitychange");
  expect(desk.socket.sent.length).toBe(sent);
  desk.core.close();
});

test("no listener is left on the page by a client that is closed or has no topic", async () => {
  const desk = new Desk(() => 0);
  expect(desk.page.listeners).toBe(3);
  desk.core.close();
  expect(desk.page.listeners).toBe(0);
});
