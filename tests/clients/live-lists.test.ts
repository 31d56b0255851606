/** Live lists of the TypeScript client against a model of the server, over seeded interleavings. */

import { describe, expect, test } from "vitest";
import { list, members } from "../../templates/tradegen_templates/typescript/src/runtime/codec.js";
import type { Socket, SocketEvents } from "../../templates/tradegen_templates/typescript/src/runtime/dialer.js";
import {
  exactDecoder,
  largeInteger,
  parseExact,
} from "../../templates/tradegen_templates/typescript/src/runtime/exact-json.js";
import type { Feed } from "../../templates/tradegen_templates/typescript/src/runtime/feed.js";
import type { Update } from "../../templates/tradegen_templates/typescript/src/runtime/frames.js";
import { ItemTable } from "../../templates/tradegen_templates/typescript/src/runtime/items.js";
import { watchItems } from "../../templates/tradegen_templates/typescript/src/runtime/watching.js";
import type { LiveItems } from "../../templates/tradegen_templates/typescript/src/runtime/items.js";
import { settingsOf } from "../../templates/tradegen_templates/typescript/src/runtime/options.js";
import { Session } from "../../templates/tradegen_templates/typescript/src/runtime/session.js";
import { FakeClock } from "./fake-clock.js";

const KEYS = [0, 1, 2, 3] as const;
const TOPIC = "t:{}";

type State = Map<number, number>;

interface Entry {
  readonly n: number;
  readonly v: number;
}

interface Request {
  readonly type: string;
  readonly id: string;
  readonly resume?: { readonly epoch: string; readonly seq: number };
}

/** One running snapshot call: what it has read, and what it reads next. */
interface Read {
  readonly since: number;
  readonly ids: readonly string[];
  readonly seen: Entry[];
  readonly left: number[];
}

/** A service, its server and one client; every method is one step of the world. */
class World {
  readonly state: State = new Map();
  readonly states = new Map<string, readonly Entry[]>();
  readonly #random: () => number;
  readonly #history: number;
  readonly #clock = new FakeClock();
  readonly #session: Session;
  #epoch = 1;
  #seq = 0;
  #kept: Entry[] = [];
  #events: SocketEvents | null = null;
  #isOpen = false;
  #inbound: Request[] = [];
  #outbound: object[] = [];
  #isFollowed = false;
  #asked: string[] = [];
  #read: Read | null = null;
  #feed: Feed | null = null;
  #items: LiveItems | null = null;

  constructor(seed: number, history: number) {
    this.#random = randomOf(seed);
    this.#history = history;
    const settings = settingsOf({ baseUrl: "http://model", clock: this.#clock, random: () => 1, report: () => undefined });
    this.#session = new Session("ws://model", { dial: (events) => this.#dial(events) }, settings);
    this.#note();
  }

  /** A whole number below a limit. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Begin the live list. */
  follow(): void {
    const quiet = { updated: () => undefined, lost: () => undefined, moved: () => undefined };
    const watcher = {
      ...quiet,
      restated: () => undefined,
      ended: (error: unknown) => expect(error).toBeNull(),
    };
    this.#feed = this.#session.attach("t", {}, "every", watcher);
    this.#items = watchItems(this.#session, this.#feed, { key: "n", drop: { v: [0] } }, watcher);
  }

  /** Change an item and publish it, in one step. */
  change(): void {
    const [n, v] = [this.below(KEYS.length), this.below(4)];
    if (v === 0) this.state.delete(n);
    else this.state.set(n, v);
    this.#seq += 1;
    this.#kept = this.#history === 0 ? [] : [...this.#kept, { n, v }].slice(-this.#history);
    this.#note();
    if (this.#isFollowed) this.#outbound.push(updateOf(this.#seq, { n, v }));
  }

  open(): void {
    if (this.#events === null || this.#isOpen) return;
    this.#isOpen = true;
    this.#events.opened();
  }

  toServer(): void {
    const request = this.#isOpen ? this.#inbound.shift() : undefined;
    if (request?.type === "t.subscribe") this.#subscribe(request);
    else if (request?.type === "t.snapshot") this.#asked.push(request.id);
    if (this.#read === null && this.#asked.length > 0) {
      this.#read = { since: this.#seq, ids: this.#asked.splice(0), seen: [], left: [...KEYS] };
    }
  }

  /** Let the running snapshot call read its next item, or answer after the last. */
  readOne(): void {
    if (this.#read === null) return;
    const { since, ids, seen, left } = this.#read;
    const n = left.pop();
    if (n !== undefined) {
      const v = this.state.get(n);
      if (v !== undefined) seen.push({ n, v });
      return;
    }
    this.#read = null;
    for (const id of ids) {
      const payload = { status: "ok", topic: TOPIC, epoch: this.#name, since, seq: this.#seq, items: seen };
      this.#outbound.push({ type: "t.snapshot.response", id, payload });
    }
  }

  toClient(): void {
    const frame = this.#outbound.shift();
    if (frame !== undefined) this.#events?.received(JSON.stringify(frame));
  }

  cut(): void {
    const events = this.#events;
    this.#forget();
    events?.closed(1006, "cut");
  }

  /** Another server takes this one's place, with the same state. */
  restart(): void {
    this.#epoch += 1;
    this.#seq = 0;
    this.#kept = [];
    this.#note();
    this.cut();
  }

  wait(seconds: number): void {
    this.#clock.advance(seconds * 1000);
  }

  /** The list, where it is whole, is the server's state at the very update the client has got to. */
  check(): void {
    const position = this.#feed?.position;
    if (!this.#items?.isWhole || !position) return;
    expect(this.#shown()).toEqual(this.states.get(`${position.epoch}:${position.seq}`));
  }

  /** Let everything that can happen without a fault happen; returns the list. */
  settle(): readonly Entry[] {
    for (let round = 0; round < 400; round += 1) {
      this.flow();
      const isIdle = this.#inbound.length + this.#outbound.length === 0 && this.#read === null;
      if (isIdle && this.#isOpen && this.#feed?.state === "live" && this.#items?.isWhole) return this.#shown();
      if (isIdle) this.wait(1);
    }
    throw new Error("the list does not become whole");
  }

  /** One step of each kind. */
  flow(): void {
    for (const step of [this.open, this.toServer, this.readOne, this.toClient]) {
      step.call(this);
      this.check();
    }
  }

  get #name(): string {
    return `e${this.#epoch}`;
  }

  #dial(events: SocketEvents): Socket {
    this.#forget();
    this.#events = events;
    return {
      send: (text) => void this.#inbound.push(JSON.parse(text) as Request),
      renewToken: () => expect.unreachable("the model's tokens do not expire"),
      hangUp: () => this.#forget(),
    };
  }

  #forget(): void {
    this.#events = null;
    this.#isOpen = this.#isFollowed = false;
    this.#inbound = [];
    this.#outbound = [];
    this.#asked = [];
    this.#read = null;
  }

  #subscribe({ id, resume }: Request): void {
    const missed = resume?.epoch === this.#name ? this.#seq - resume.seq : Infinity;
    const recovered = missed <= this.#kept.length;
    const payload = { status: "ok", topic: TOPIC, epoch: this.#name, seq: this.#seq, recovered };
    this.#outbound.push({ type: "t.subscribe.response", id, payload });
    this.#isFollowed = true;
    if (!recovered || missed === 0) return;
    this.#kept.slice(-missed).forEach((entry, index) => {
      this.#outbound.push(updateOf(this.#seq - missed + index + 1, entry));
    });
  }

  #note(): void {
    this.states.set(`${this.#name}:${this.#seq}`, sorted([...this.state].map(([n, v]) => ({ n, v }))));
  }

  #shown(): readonly Entry[] {
    return sorted((this.#items?.items ?? []) as readonly Entry[]);
  }
}

function updateOf(seq: number, payload: Entry): object {
  return { type: "t.update", payload: { topic: TOPIC, seq, payload } };
}

function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((one, other) => one.n - other.n);
}

/** Numbers from 0 to 1 by a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Step = (world: World) => void;

const STEPS: readonly Step[] = [
  ...Array<Step>(5).fill((world) => world.change()),
  ...Array<Step>(4).fill((world) => world.toClient()),
  ...Array<Step>(3).fill((world) => world.toServer()),
  ...Array<Step>(3).fill((world) => world.readOne()),
  ...Array<Step>(6).fill((world) => world.flow()),
  (world) => world.open(),
  (world) => world.cut(),
  (world) => world.restart(),
  (world) => world.wait(0.2),
  (world) => world.wait(10),
];

describe.each([0, 2, 100])("history %i", (history) => {
  test("a whole list is the state at the update the client has got to", () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const world = new World(seed, history);
      world.follow();
      for (let step = 0; step < 150; step += 1) {
        STEPS[world.below(STEPS.length)]?.(world);
        world.check();
      }
      expect(world.settle()).toEqual(sorted([...world.state].map(([n, v]) => ({ n, v }))));
    }
  });
});

describe("items", () => {
  test("are told apart by whole numbers that only a bigint holds, as they stand on the wire", () => {
    const table = new ItemTable({ key: "id" });
    const [first, second] = ["9007199254740993", "9007199254740994"];
    const items = `[{"id":${first},"v":1},{"id":${second},"v":1},{"id":7,"v":1}]`;
    table.begin({ epoch: "e", seq: 0 });
    table.update(published(1, `{"id":${second},"v":2}`));
    table.join({ kind: "snapshot", id: "1", epoch: "e", since: 0, seq: 0, items: parseExact(items) as unknown[] });
    table.update(published(2, `{"id":${first},"v":3}`));

    const decode = exactDecoder(list(members(() => [["id", largeInteger]])));
    expect(decode(table.items, () => undefined)).toEqual([
      { id: BigInt(first), v: 3 },
      { id: BigInt(second), v: 2 },
      { id: 7n, v: 1 },
    ]);
  });
});

function published(seq: number, content: string): Update {
  return { kind: "update", topic: TOPIC, seq, snapshot: false, content: parseExact(content) };
}
