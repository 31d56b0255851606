/** Plays a scenario with the TypeScript client against a scripted socket. */

import { expect } from "vitest";
import { ClientCore, LiveList } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { ClientEvent, UnknownValue } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { FakeSocket, recordedSockets } from "./fake-socket.js";
import { Follower } from "./follower.js";
import type { Mode, Scenario, Step, StepBody } from "./scenario.js";
import { Subscriber } from "./subscriber.js";
import { decodeEntry, decodeTick } from "./tick.js";

const HUGE = `{"type":"orders.update","payload":{"topic":"K","seq":SEQ,"payload":{"n":SEQ,"note":"${"x".repeat(2 ** 20)}"}}}`;

/** Let every promise that can settle do so. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** One client, its subscribers, and the server's end of its present socket. */
export class Player {
  readonly #scenario: Scenario;
  readonly #mode: Mode;
  readonly #clock = new FakeClock();
  readonly #events: ClientEvent[] = [];
  readonly #unknown: UnknownValue[] = [];
  readonly #subscribers = new Map<string, Subscriber | Follower>();
  readonly #seen = new Map<string, number>();
  readonly #sockets: FakeSocket[];
  readonly #tokens: (string | false | null)[];
  readonly #core: ClientCore;
  #socket: FakeSocket | undefined;
  #dialsTaken = 0;
  #framesTaken = 0;
  #barriers = 0;

  constructor(scenario: Scenario, mode: Mode) {
    this.#scenario = scenario;
    this.#mode = mode;
    const { sockets, WebSocket } = recordedSockets();
    this.#sockets = sockets;
    this.#tokens = [...(scenario.tokens ?? [])];
    this.#core = new ClientCore({
      baseUrl: "http://server",
      token: scenario.tokens && (() => this.#token()),
      clock: this.#clock,
      random: () => 1,
      report: (event) => this.#events.push(event),
      onUnknown: scenario.hearsUnknown ? (found) => this.#unknown.push(found) : undefined,
      WebSocket,
    });
  }

  /** Play every step, then close: nothing may be left. */
  async play(): Promise<void> {
    for (const step of this.#scenario.steps) {
      await settle();
      this.#playClient(step);
      await settle();
    }
    this.#core.close();
    await settle();
    expect(this.#clock.pending).toBe(0);
    expect(this.#sockets.every((socket) => socket.isOver)).toBe(true);
  }

  // ------------------------------------------------------------------------------------ the client

  #playClient({ verb, body, value }: Step): void {
    switch (verb) {
      case "subscribe":
        return this.#subscribe(body);
      case "follow":
        return this.#follow(body);
      case "read":
        return this.#subscriber(body).read();
      case "leave":
        return this.#subscriber(body).leave();
      case "close":
        return this.#core.close();
      case "advance":
        return this.#clock.advance(Number(value) * 1000);
      case "sleep":
        return this.#clock.sleep(Number(value) * 1000);
      default:
        return this.#playServer(verb, body, value);
    }
  }

  #subscribe(body: StepBody): void {
    const subscription = this.#core.subscribe({
      route: body.route,
      wsPath: "/ws",
      delivery: body.route === "quotes" ? "latest" : "every",
      params: body.params,
      decode: decodeTick,
    });
    this.#subscribers.set(body.as, new Subscriber(subscription, this.#mode, body));
  }

  #follow(body: StepBody): void {
    const { route, params } = body;
    const call = { route, wsPath: "/ws", delivery: "every", params, decode: decodeEntry } as const;
    const live = new LiveList(this.#core, call, { key: "n", drop: { v: [0] } });
    this.#subscribers.set(body.as, new Follower(live, this.#mode, body));
  }

  #token(): Promise<string> {
    const token = this.#tokens.shift() ?? null;
    if (token === false) return new Promise(() => undefined);
    return token === null ? Promise.reject(new Error("the scenario has no token to give")) : Promise.resolve(token);
  }

  #subscriber(body: StepBody): Subscriber | Follower {
    const subscriber = this.#subscribers.get(body.as);
    if (subscriber === undefined) throw new Error(`the scenario has no subscriber ${body.as}`);
    return subscriber;
  }

  // ------------------------------------------------------------------------------------ the server

  #playServer(verb: string, body: StepBody, value: unknown): void {
    switch (verb) {
      case "accept":
        this.#socket = this.#take(body.dial);
        this.#framesTaken = 0;
        return this.#socket.accept();
      case "decline":
        return this.#take(undefined).end(1006);
      case "drop":
        return this.#open.end(1006);
      case "hangUp":
        return this.#open.end(Number(body.code), body.reason);
      case "send":
        return this.#open.say(typeof value === "string" ? value : JSON.stringify(value));
      case "sendHuge":
        return this.#open.say(HUGE.replaceAll("SEQ", String(body.seq)));
      case "binary":
        return this.#open.say(new TextEncoder().encode(String(value)));
      case "confirm":
      case "refuse":
      case "update":
      case "items":
      case "refuseItems":
      case "stale":
      case "fresh":
        return this.#open.say(JSON.stringify(frameOf(verb, body)));
      default:
        return this.#expect(verb, body, value);
    }
  }

  #take(dial: number | undefined): FakeSocket {
    this.#dialsTaken = dial ?? this.#dialsTaken + 1;
    const socket = this.#sockets[this.#dialsTaken - 1];
    if (socket === undefined) throw new Error(`there is no attempt ${this.#dialsTaken}`);
    return socket;
  }

  get #open(): FakeSocket {
    if (this.#socket === undefined) throw new Error("the scenario accepts no connection first");
    return this.#socket;
  }

  // ---------------------------------------------------------------------------------- expectations

  #expect(verb: string, body: StepBody, value: unknown): void {
    switch (verb) {
      case "asked":
        return expect(this.#nextFrame()).toEqual(requestOf(`${body.route}.subscribe`, body));
      case "askedItems":
        return expect(this.#nextFrame()).toEqual(requestOf(`${body.route}.snapshot`, body));
      case "left":
        return expect(this.#nextFrame()).toEqual(requestOf(`${body.route}.unsubscribe`, body));
      case "sent":
        return expect(this.#nextFrame()).toEqual(value);
      case "quiet":
        return this.#expectQuiet();
      case "hungUp":
        return expect(this.#open.hungUp).toBe(body.code);
      case "timers":
        return expect(this.#clock.pending).toBe(value);
      case "dials":
        return expect(this.#sockets.length).toBe(value);
      case "tokens":
        return expect(this.#sockets.map(tokenOf)).toEqual(value);
      case "unknown":
        return expect(this.#unknown.map((at) => [at.kind, at.where, at.path, at.value])).toEqual(body.are);
      case "events":
        return this.#expectEvents(body);
      default:
        return this.#expectOfSubscriber(verb, this.#subscriber(body), body);
    }
  }

  #expectOfSubscriber(verb: string, subscriber: Subscriber | Follower, body: StepBody): void {
    if (subscriber instanceof Follower) {
      if (verb === "list") return expect(subscriber.lists.at(-1)).toEqual(body.are);
      if (verb === "lists") return expect(subscriber.lists.length).toBe(body.count);
    } else if (verb === "updates") {
      return expect(this.#unseen(`updates of ${body.as}`, subscriber.updates)).toEqual(body.are);
    }
    switch (verb) {
      case "states":
        return expect(subscriber.states).toEqual(body.are);
      case "gaps":
        return expect(this.#unseen(`gaps of ${body.as}`, subscriber.gaps)).toEqual(body.are);
      case "ended":
        expect(subscriber.error instanceof Error ? subscriber.error.name : null).toBe(body.with);
        return expect((subscriber.error as { readonly code?: string } | null)?.code ?? "").toBe(body.code);
      default:
        throw new Error(`unknown step ${verb}`);
    }
  }

  #unseen<V>(what: string, all: readonly V[]): readonly V[] {
    const seen = this.#seen.get(what) ?? 0;
    this.#seen.set(what, all.length);
    return all.slice(seen);
  }

  #nextFrame(): unknown {
    const frame = this.#open.sent[this.#framesTaken];
    this.#framesTaken += 1;
    return frame;
  }

  #expectQuiet(): void {
    this.#barriers += 1;
    const id = `quiet-${this.#barriers}`;
    this.#open.say(JSON.stringify({ type: "ping", id, payload: {} }));
    expect(this.#nextFrame()).toEqual({ type: "pong", id });
  }

  #expectEvents(body: StepBody): void {
    const seen = this.#events.filter(({ kind }) => kind === body.kind).length;
    if (body.atLeast === undefined) expect(seen).toBe(body.count);
    else expect(seen).toBeGreaterThanOrEqual(body.atLeast);
  }
}

function tokenOf(socket: FakeSocket): string {
  const [subprotocol, bearer = ""] = socket.protocols;
  expect(subprotocol).toBe("tradegen.v1");
  return Buffer.from(bearer.replace("bearer.", ""), "base64url").toString();
}

function requestOf(type: string, { id, params, resume }: StepBody): object {
  return { type, id, payload: params, ...(resume && { resume }) };
}

type FrameVerb = "confirm" | "refuse" | "update" | "items" | "refuseItems" | "stale" | "fresh";

/** Spell out the short form of a server's frame. */
function frameOf(verb: FrameVerb, body: StepBody): object {
  const { route, id, key, seq, since, epoch, recovered, snapshot, code, retryable } = body;
  switch (verb) {
    case "update":
      return {
        type: `${route}.update`,
        payload: { topic: key, seq, payload: body.item ? entryOf(body.item) : { n: seq }, ...(snapshot && { snapshot }) },
      };
    case "stale":
      return {
        type: `${route}.stale`,
        payload: { topic: key, code: "SOURCE_FAILED", message: "no", retryAfterMs: 1000 },
      };
    case "fresh":
      return { type: `${route}.fresh`, payload: { topic: key, epoch, seq } };
    case "confirm":
      return {
        type: `${route}.subscribe.response`,
        id,
        payload: { status: "ok", message: "Subscribed", topic: key, epoch, seq, recovered },
      };
    case "refuse":
      return {
        type: `${route}.subscribe.response`,
        id,
        payload: { status: "error", message: "no", code, retryable },
      };
    case "items":
      return {
        type: `${route}.snapshot.response`,
        id,
        payload: { status: "ok", topic: key, epoch, since, seq, items: body.are.map(entryOf) },
      };
    case "refuseItems":
      return {
        type: `${route}.snapshot.response`,
        id,
        payload: { status: "error", message: "no", code, retryable },
      };
  }
}

/** Spell out `[n, v]`; anything else is sent as it is. */
function entryOf(item: unknown): unknown {
  if (!Array.isArray(item)) return item;
  const [n, v] = item as readonly unknown[];
  return { n, v };
}
