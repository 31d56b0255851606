/** Validation of what arrives: what it finds, and that it harms nobody else. */

import { expect, test } from "vitest";
import { ClientCore, DecodeError } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { ClientEvent, Gap, UnknownValue } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { parseExact } from "../../templates/tradegen_templates/typescript/src/runtime/exact-json.js";
import { validator } from "../../templates/tradegen_templates/typescript/src/runtime/validation.js";
import type { Shape } from "../../templates/tradegen_templates/typescript/src/runtime/validation.js";
import { FakeClock } from "./fake-clock.js";
import { recordedSockets } from "./fake-socket.js";

const NAMED: Readonly<Record<string, Shape>> = {
  Side: ["enum", ["buy", "sell"]],
  Level: ["enum", [1, 2]],
  Order: [
    "members",
    [
      ["side", ["named", "Side"], "required"],
      ["qty", "integer", "required"],
      ["next", ["union", [["named", "Order"], "null"]], "optional"],
    ],
  ],
  Event: ["tagged", "kind", [[["a", "b"], ["members", [["n", "number", "required"]]]]]],
};

/** What is told of a value; a complaint where it is refused. */
function judged(shape: Shape, json: unknown): unknown[] | string {
  const told: unknown[] = [];
  try {
    validator(NAMED, { "GET /": shape })({ method: "GET", path: "/" }, json, (...one) => told.push(one));
  } catch (error) {
    return (error as Error).message;
  }
  return told;
}

test.each<[Shape, unknown]>([
  ["any", undefined],
  ["null", null],
  ["boolean", false],
  ["integer", 7],
  ["number", 0.5],
  ["string", ""],
  [["literal", ["a", 1, null]], null],
  [["list", ["named", "Side"]], ["buy", "sell"]],
  [["tuple", ["string", "integer"]], ["a", 1]],
  [["map", "string", "integer"], { a: 1 }],
  [["named", "Order"], { side: "buy", qty: 1, next: { side: "sell", qty: 2, next: null }, more: "of a newer server" }],
  [["named", "Event"], { kind: "b", n: 1 }],
  [["union", ["string", ["list", "string"]]], ["x"]],
])("%j accepts %j", (shape, json) => {
  expect(judged(shape, json)).toEqual([]);
});

test.each<[Shape, unknown, string]>([
  ["null", 0, "the value is not null: 0"],
  ["boolean", null, "the value is not boolean: null"],
  ["integer", 0.5, "the value is not integer: 0.5"],
  ["string", 1, "the value is not string: 1"],
  [["literal", ["a", 1]], "b", 'the value is not a or 1: "b"'],
  [["list", "integer"], [1, "2"], '/1 is not integer: "2"'],
  [["list", "integer"], { length: 0 }, 'the value is not an array: {"length":0}'],
  [["tuple", ["string"]], ["a", "b"], 'the value is not 1 items: ["a","b"]'],
  [["map", "string", "integer"], { "a/b": null }, "/a~1b is not integer: null"],
  [["named", "Order"], { side: "buy" }, "/qty is missing"],
  [["named", "Order"], { side: 1, qty: 1 }, "/side is not buy or sell: 1"],
  [["named", "Order"], [], "the value is not an object: []"],
  [["named", "Event"], { n: 1 }, "/kind is missing"],
  [["named", "Event"], { kind: "a", n: "1" }, '/n is not number: "1"'],
  [["union", ["string", "null"]], 1, "the value is not any member of its union: 1"],
])("%j refuses %j", (shape, json, complaint) => {
  expect(judged(shape, json)).toBe(complaint);
});

test("unknown enum values and tags are told with their place", () => {
  expect(judged(["list", ["named", "Order"]], [{ side: "hold", qty: 1 }])).toEqual([["enum", "/0/side", "hold"]]);
  expect(judged(["named", "Event"], { kind: "z", n: "?" })).toEqual([["variant", "/kind", "z"]]);
  expect(judged(["map", ["named", "Side"], "integer"], { hold: 1 })).toEqual([["enum", "/hold", "hold"]]);
  expect(judged(["union", [["named", "Side"], "string"]], "hold")).toEqual([]);
  expect(judged(["union", [["named", "Level"], ["named", "Side"]]], "hold")).toEqual([["enum", "", "hold"]]);
});

test("a number whose digits are kept is a number", () => {
  expect(judged(["list", "integer"], parseExact("[12345678901234567890]"))).toEqual([]);
  expect(judged(["map", "string", "any"], parseExact("12345678901234567890"))).toMatch("not an object");
});

test("what nobody declared is not judged", () => {
  validator({}, {})({ wsPath: "/ws", route: "another" }, 1, () => expect.unreachable());
});

test("a call with another shape is a DecodeError, and unknown values are told", async () => {
  const told: UnknownValue[] = [];
  const answers = ['{"side":"hold","qty":1}', '{"side":"buy"}'];
  const core = new ClientCore({
    baseUrl: "http://api.test",
    validate: validator(NAMED, { "GET /order": ["named", "Order"] }),
    onUnknown: (found) => told.push(found),
    fetch: async () => new Response(answers.shift() ?? ""),
  });
  expect(await core.request({ method: "GET", path: "/order" })).toEqual({ side: "hold", qty: 1 });
  expect(told).toEqual([{ kind: "enum", where: "GET /order", path: "/side", value: "hold" }]);
  await expect(core.request({ method: "GET", path: "/order" })).rejects.toThrow(DecodeError);
});

test("an update with another shape is lost to its topic alone; the socket stays", async () => {
  const recorded = recordedSockets();
  const events: ClientEvent[] = [];
  const core = new ClientCore({
    baseUrl: "https://server",
    clock: new FakeClock(),
    WebSocket: recorded.WebSocket,
    validate: validator(NAMED, { "/ws orders": ["named", "Order"] }),
    report: (event) => events.push(event),
  });
  const heard: unknown[] = [];
  const gaps: Gap[] = [];
  const call = { route: "orders", wsPath: "/ws", delivery: "every" } as const;
  const listening = core.subscribe(call).subscribe((update) => heard.push(update), { onGap: (gap) => gaps.push(gap) });
  await new Promise((resolve) => setImmediate(resolve));
  const socket = recorded.sockets[0];
  if (socket === undefined) throw new Error("the client did not dial");
  socket.accept();
  const say = (type: string, payload: object): void => socket.say(JSON.stringify({ type, id: "1", payload }));
  say("orders.subscribe.response", { status: "ok", topic: "K", epoch: "e", seq: 0 });
  say("orders.update", { topic: "K", seq: 1, payload: { side: "buy", qty: "?" } });
  say("orders.update", { topic: "K", seq: 2, payload: { side: "buy", qty: 1 } });
  expect(heard).toEqual([{ side: "buy", qty: 1 }]);
  expect(gaps).toEqual([{ fromSeq: 1, toSeq: 1, reason: "undecodable" }]);
  expect([listening.state, recorded.sockets.length]).toEqual(["live", 1]);
  expect(events.filter(({ kind }) => kind === "undecodable").length).toBe(1);
});
