/** Codecs as emitted code puts them together, alone and in calls and topics. */

import { Decimal } from "decimal.js";
import { expect, test } from "vitest";

import * as codec from "../../templates/tradegen_templates/typescript/src/runtime/codec.js";
import { ClientCore } from "../../templates/tradegen_templates/typescript/src/runtime/core.js";
import { DecodeError } from "../../templates/tradegen_templates/typescript/src/runtime/errors.js";
import * as exact from "../../templates/tradegen_templates/typescript/src/runtime/exact-json.js";
import { readFrame } from "../../templates/tradegen_templates/typescript/src/runtime/frames.js";

const LONG = 12345678901234567890n;

test("an instant is a Date, and nothing else is", () => {
  expect(codec.dateTime.decode("2024-05-17T12:30:00.123456+02:00")).toEqual(new Date("2024-05-17T10:30:00.123Z"));
  expect(codec.dateTime.encode(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  expect(() => codec.dateTime.decode("soon")).toThrow(TypeError);
  expect(() => codec.dateTime.decode(7)).toThrow(TypeError);
});

test("bytes are read in both alphabets and written in their own", () => {
  const bytes = new Uint8Array([251, 255, 0]);
  expect(codec.base64.decode("+/8A")).toEqual(bytes);
  expect(codec.base64.decode("-_8A")).toEqual(bytes);
  expect(codec.base64.encode(bytes)).toBe("+/8A");
  expect(codec.base64Url.encode(bytes)).toBe("-_8A");
  expect(codec.base64Url.decode("_w==")).toEqual(new Uint8Array([255]));
});

test("a decimal keeps its digits", () => {
  const decimal = codec.decimal(Decimal);
  expect(decimal.encode(decimal.decode("0.1000000000000000000001"))).toBe("0.1000000000000000000001");
});

test("null, lists, tuples and dictionaries are passed through to what is in them", () => {
  const at = new Date(5);
  const text = at.toISOString();
  const nested = codec.map(codec.list(codec.nullable(codec.tuple([codec.dateTime, null]))));
  expect(nested.decode({ a: [[text, text], null] })).toEqual({ a: [[at, text], null] });
  expect(nested.encode({ a: [[at, text], null] })).toEqual({ a: [[text, text], null] });
  expect(() => nested.decode({ a: 1 })).toThrow(TypeError);
});

test("an object keeps its other members, and its argument stays as it was", () => {
  const node: codec.Codec = codec.members(() => [
    ["at", codec.dateTime],
    ["next", codec.nullable(node)],
    ["__proto__", codec.dateTime],
  ]);
  const json = JSON.parse(`{"at":"${new Date(1).toISOString()}","next":{"at":"${new Date(2).toISOString()}","next":null},"other":[1]}`);
  const before = JSON.stringify(json);
  expect(node.decode(json)).toEqual({ at: new Date(1), next: { at: new Date(2), next: null }, other: [1] });
  expect(JSON.stringify(json)).toBe(before);
  expect(JSON.stringify(node.encode(node.decode(json)))).toBe(before);
});

test("a tagged union is dispatched on its tag; an unknown tag is passed through", () => {
  const event = codec.tagged("kind", [[["a", "b"], codec.members(() => [["at", codec.dateTime]])]]);
  const text = new Date(3).toISOString();
  expect(event.decode({ kind: "b", at: text })).toEqual({ kind: "b", at: new Date(3) });
  expect(event.decode({ kind: "z", at: text })).toEqual({ kind: "z", at: text });
});

test("an untagged union is told apart by the kind of its JSON", () => {
  const either = codec.byKind({ string: codec.dateTime, array: codec.list(codec.dateTime) });
  const text = new Date(4).toISOString();
  for (const value of [new Date(4), [new Date(4)], true, 7]) expect(either.decode(either.encode(value))).toEqual(value);
  expect(either.encode(new Date(4))).toBe(text);
});

test("long numbers keep their digits, in texts too", () => {
  const both = codec.members(() => [["number", exact.largeInteger], ["small", exact.largeInteger]]);
  const text = `{"number":${LONG},"small":7,"float":1.2345678901234567e30,"other":${LONG},"digits":"\\"${LONG}\\\\"}`;
  const decoded = exact.exactDecoder<Record<string, unknown>>(both)(exact.parseExact(text), () => undefined);
  expect(decoded).toEqual({
    number: LONG,
    small: 7n,
    float: 1.2345678901234567e30,
    other: Number(LONG),
    digits: `"${LONG}\\`,
  });
  expect(exact.printExact({ number: LONG, text: `digits${LONG}`, none: undefined })).toBe(
    `{"number":${LONG},"text":"digits${LONG}"}`,
  );
});

test("only the frames of a topic that asks for it are read exactly", () => {
  const text = (route: string): string => `{"type":"${route}.update","payload":{"topic":"t","seq":1,"payload":${LONG}}}`;
  const routes = new Map([["big", exact.parseExact]]);
  expect(readFrame(text("small"), routes)).toMatchObject({ content: Number(LONG) });
  const frame = readFrame(text("big"), routes);
  expect(frame.kind === "update" && exact.largeInteger.decode(frame.content)).toBe(LONG);
});

test("a call sends and receives what the codecs say; another shape is a DecodeError", async () => {
  const sent: unknown[] = [];
  const answers = [`{"at":"${new Date(9).toISOString()}","number":${LONG}}`, '{"at":"soon","number":1}'];
  const core = new ClientCore({
    baseUrl: "http://api.test",
    fetch: async (_, init) => {
      sent.push(init?.body);
      return new Response(answers.shift() ?? "");
    },
  });
  const body = codec.members(() => [["at", codec.dateTime], ["number", exact.largeInteger]]);
  const call = {
    method: "POST",
    path: "/x",
    body: body.encode({ at: new Date(8), number: LONG }),
    print: exact.printExact,
    parse: exact.parseExact,
    decode: exact.exactDecoder<unknown>(body),
  };
  expect(await core.request(call)).toEqual({ at: new Date(9), number: LONG });
  expect(sent).toEqual([`{"at":"${new Date(8).toISOString()}","number":${LONG}}`]);
  await expect(core.request(call)).rejects.toThrow(DecodeError);
});
