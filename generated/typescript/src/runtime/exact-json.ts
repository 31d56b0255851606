/** JSON with whole numbers of any size, where `JSON` would lose digits. */

import type { Codec } from "./codec.js";
import { Digits } from "./json.js";
import type { Replacer } from "./json.js";
import type { Decode } from "./unknown.js";

/** Whether a parsed value is a number that keeps its digits. */
export function isDigits(value: unknown): boolean {
  return value instanceof Digits;
}

/** A string, or a number with its fraction and exponent if it has any. */
const TOKENS = /"(?:[^"\\]|\\.)*"|(-?\d+)(\.\d+)?([eE][+-]?\d+)?/g;
const LONG = /\d{16}/;

/** Parse JSON; whole numbers that JavaScript cannot hold keep their digits until they are decoded. */
export function parseExact(text: string): unknown {
  if (!LONG.test(text)) return JSON.parse(text);
  const mark = unused("digits", text);
  const marked = text.replace(TOKENS, (token: string, whole?: string, fraction?: string, exponent?: string) =>
    whole === undefined || fraction !== undefined || exponent !== undefined || Number.isSafeInteger(Number(whole))
      ? token
      : `{"${mark}":"${whole}"}`,
  );
  return JSON.parse(marked, (_, value: unknown) => {
    const digits: unknown = typeof value === "object" && value !== null ? Reflect.get(value, mark) : undefined;
    return typeof digits === "string" ? new Digits(digits) : value;
  });
}

/** Print JSON; a `bigint` is written with all its digits, every other value is asked of `replacer`. */
export function printExact(value: unknown, replacer: Replacer = (_, one) => one): string {
  let mark = "digits";
  for (;;) {
    let count = 0;
    const text = JSON.stringify(value, (name, one: unknown) => {
      if (typeof one !== "bigint") return replacer(name, one);
      count += 1;
      return `${mark}${one}`;
    });
    const numbers = new RegExp(`"${mark}(-?\\d+)"`, "g");
    if ((text.match(numbers) ?? []).length === count) return text.replace(numbers, "$1");
    mark = `_${mark}`; // a text of the value's own looks like a number
  }
}

/** A whole number of any size: `bigint`. */
export const largeInteger: Codec = {
  decode(json) {
    if (json instanceof Digits) return BigInt(json.digits);
    if (typeof json === "number" && Number.isInteger(json)) return BigInt(json);
    throw new TypeError(`not a whole number: ${JSON.stringify(json)}`);
  },
  encode: (value) => (typeof value === "number" ? BigInt(value) : value),
};

/** The decoder of an operation or a topic whose answer was parsed by `parseExact`. */
export function exactDecoder<T>(codec: Codec): Decode<T> {
  return (json) => settled(codec.decode(json)) as T; // what the codec was emitted for
}

/** Make numbers of the digits that nobody decoded. */
function settled(value: unknown): unknown {
  if (value instanceof Digits) return Number(value.digits);
  if (Array.isArray(value)) return value.map(settled);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, settled(one)]));
}

function unused(mark: string, text: string): string {
  return text.includes(mark) ? unused(`_${mark}`, text) : mark;
}
