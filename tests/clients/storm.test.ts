/** A thousand TypeScript clients that lose their server at once, on a clock that the test moves. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Dialer, Socket, SocketEvents } from "../../templates/tradegen_templates/typescript/src/runtime/dialer.js";
import { settingsOf } from "../../templates/tradegen_templates/typescript/src/runtime/options.js";
import { Session } from "../../templates/tradegen_templates/typescript/src/runtime/session.js";
import { FakeClock } from "./fake-clock.js";
import { randomOf } from "./random.js";

interface Storm {
  readonly clients: number;
  readonly peak: number;
  readonly backWithin: number;
  readonly outages: readonly number[];
  readonly briefOutages: readonly number[];
  readonly perSecond: number;
}

const STORM = JSON.parse(readFileSync(new URL("./storm.json", import.meta.url), "utf-8")) as Storm;
const BINS = 10;
const LATENCY_MS = 1;
/** A tenth of the time over which first attempts are spread. */
const BRIEF_MS = 20;
const QUIET = { updated: () => undefined, lost: () => undefined, moved: () => undefined, ended: () => undefined };

/** Many clients of one server. */
class City implements Dialer {
  readonly clock = new FakeClock();
  readonly open = new Set<SocketEvents>();
  readonly sessions: readonly Session[];
  subscribes: number[] = [];
  #isUp = true;

  constructor(clients: number) {
    const settings = settingsOf({ baseUrl: "http://city", clock: this.clock, random: randomOf(7), report: () => undefined });
    this.sessions = Array.from({ length: clients }, (_, number) => new Session(`ws://city/${number}`, this, settings));
    for (const session of this.sessions) session.attach("orders", {}, "every", QUIET);
    this.clock.advance(LATENCY_MS);
  }

  dial(events: SocketEvents): Socket {
    const timer = this.clock.later(LATENCY_MS, () => this.#decide(events));
    return {
      send: (text) => this.#answer(events, JSON.parse(text) as { readonly type: string; readonly id: string }),
      renewToken: () => expect.unreachable("nobody's token expires"),
      hangUp: () => {
        timer.cancel();
        this.open.delete(events);
      },
    };
  }

  /** Lose every socket at once and stay away for a while. */
  fail(ms: number): void {
    this.#isUp = false;
    const lost = [...this.open];
    this.open.clear();
    for (const events of lost) events.closed(1006, "lost");
    this.clock.advance(ms);
    this.#isUp = true;
  }

  /** Close every client: no timer is left. */
  close(): void {
    for (const session of this.sessions) session.close();
    expect(this.clock.pending).toBe(0);
  }

  #decide(events: SocketEvents): void {
    if (!this.#isUp) return events.closed(1006, "refused");
    this.open.add(events);
    events.opened();
  }

  #answer(events: SocketEvents, { type, id }: { readonly type: string; readonly id: string }): void {
    if (type !== "orders.subscribe") return;
    this.subscribes.push(this.clock.now());
    const payload = { status: "ok", topic: "K", epoch: "e1", seq: 0, recovered: true };
    events.received(JSON.stringify({ type: `${type}.response`, id, payload }));
  }
}

test.each(STORM.outages)("after %d s clients come back spread out", (seconds) => {
  const city = new City(STORM.clients);
  expect(city.open.size).toBe(STORM.clients);
  city.subscribes = [];
  city.fail(seconds * 1000);
  const back = city.clock.now();
  city.clock.advance(STORM.backWithin * 1000);
  expect([city.open.size, city.subscribes.length]).toEqual([STORM.clients, STORM.clients]);
  const windowMs = Math.max(...city.subscribes) - back;
  const bins = new Array<number>(BINS).fill(0);
  for (const moment of city.subscribes) {
    const bin = Math.min(BINS - 1, Math.floor(((moment - back) / windowMs) * BINS));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  expect(Math.max(...bins)).toBeLessThanOrEqual((STORM.peak * STORM.clients) / BINS);
  city.close();
});

test.each(STORM.briefOutages)("after %d s they come back no faster than where the server was not away", (seconds) => {
  const city = new City(STORM.clients);
  city.subscribes = [];
  city.fail(seconds * 1000);
  city.clock.advance(STORM.backWithin * 1000);
  expect([city.open.size, city.subscribes.length]).toEqual([STORM.clients, STORM.clients]);
  const bins = new Map<number, number>();
  for (const moment of city.subscribes) {
    const bin = Math.floor(moment / BRIEF_MS);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  // A tenth of a thousand, and half as many again for chance and for the first of the second attempts.
  expect(Math.max(...bins.values())).toBeLessThanOrEqual((1.5 * STORM.perSecond * BRIEF_MS) / 1000);
  city.close();
});
