/**
 * Codecs: how values that JSON has no type for are read and written, path by path.
 *
 * Emitted code puts them together along the types that hold such values; everything else is passed through
 * untouched. What has not the expected shape throws a `TypeError`.
 */

import { isObject } from "./json.js";
import type { Decode } from "./unknown.js";

/** Both ways of one type; neither changes its argument. */
export interface Codec {
  decode(json: unknown): unknown;
  encode(value: unknown): unknown;
}

/** The decoder of an operation or a topic. */
export function decoder<T>(codec: Codec): Decode<T> {
  return (json) => codec.decode(json) as T; // what the codec was emitted for
}

/** An instant: `Date`, to the millisecond. */
export const dateTime: Codec = {
  decode(json) {
    const date = new Date(text(json));
    if (Number.isNaN(date.getTime())) throw new TypeError(`not an instant: ${JSON.stringify(json)}`);
    return date;
  },
  encode: (value) => (value instanceof Date ? value.toISOString() : value),
};

/** Bytes in base64; read in both alphabets. */
export const base64: Codec = { decode: decodeBytes, encode: encodeBytes };

/** Bytes in base64 with the letters `-` and `_`. */
export const base64Url: Codec = {
  decode: decodeBytes,
  encode: (value) => String(encodeBytes(value)).replaceAll("+", "-").replaceAll("/", "_"),
};

/** Decimals as instances of a class that is made of a string and has `toString`. */
export function decimal(Decimal: new (text: string) => { toString(): string }): Codec {
  return {
    decode: (json) => new Decimal(typeof json === "number" ? String(json) : text(json)),
    encode: (value) => (typeof value === "number" ? value : String(value)),
  };
}

/** `null` or what another codec is for. */
export function nullable(codec: Codec): Codec {
  return {
    decode: (json) => (json === null ? null : codec.decode(json)),
    encode: (value) => (value === null ? null : codec.encode(value)),
  };
}

/** An array of items of one type. */
export function list(item: Codec): Codec {
  return {
    decode: (json) => items(json).map(item.decode),
    encode: (value) => items(value).map(item.encode),
  };
}

/** An array with a type per position; `null` where nothing is to be done. */
export function tuple(positions: readonly (Codec | null)[]): Codec {
  return {
    decode: (json) => items(json).map((item, at) => positions[at]?.decode(item) ?? item),
    encode: (value) => items(value).map((item, at) => positions[at]?.encode(item) ?? item),
  };
}

/** An object with free keys. */
export function map(member: Codec): Codec {
  const each = (value: unknown, step: (one: unknown) => unknown): unknown =>
    Object.fromEntries(Object.entries(object(value)).map(([key, one]) => [key, one === undefined ? one : step(one)]));
  return { decode: (json) => each(json, member.decode), encode: (value) => each(value, member.encode) };
}

/** An object; `members` names those that are not passed through. It is asked when it is first needed. */
export function members(members: () => readonly (readonly [string, Codec])[]): Codec {
  let known: ReturnType<typeof members> | undefined;
  const each = (value: unknown, step: (codec: Codec, one: unknown) => unknown): unknown => {
    const copy: Record<string, unknown> = { ...object(value) };
    known ??= members();
    for (const [name, codec] of known) {
      if (Object.hasOwn(copy, name) && copy[name] !== undefined) copy[name] = step(codec, copy[name]);
    }
    return copy;
  };
  return {
    decode: (json) => each(json, (codec, one) => codec.decode(one)),
    encode: (value) => each(value, (codec, one) => codec.encode(one)),
  };
}

/** A type that is defined further down, or by itself. */
export function later(codec: () => Codec): Codec {
  let known: Codec | undefined;
  return { decode: (json) => (known ??= codec()).decode(json), encode: (value) => (known ??= codec()).encode(value) };
}

/** One of several objects, told apart by the member `tag`; an unknown one is passed through. */
export function tagged(tag: string, variants: readonly (readonly [readonly unknown[], Codec])[]): Codec {
  const chosen = (value: unknown): Codec | undefined => {
    const found = isObject(value) ? value[tag] : undefined;
    return variants.find(([tags]) => tags.includes(found))?.[1];
  };
  return {
    decode: (json) => chosen(json)?.decode(json) ?? json,
    encode: (value) => chosen(value)?.encode(value) ?? value,
  };
}

/** The kinds of JSON values that codecs are chosen by. */
export type JsonKind = "string" | "number" | "boolean" | "array" | "object";

/** One of several types, told apart by what JSON has of them. */
export function byKind(codecs: Readonly<Partial<Record<JsonKind, Codec>>>): Codec {
  return {
    decode: (json) => codecs[kindOf(json)]?.decode(json) ?? json,
    encode(value) {
      for (const [kind, codec] of Object.entries(codecs)) {
        const encoded = isMade(value) ? codec.encode(value) : kindOf(value) === kind ? codec.encode(value) : undefined;
        if (encoded !== undefined && (!isMade(value) || kindOf(encoded) === kind)) return encoded;
      }
      return value;
    },
  };
}

function kindOf(value: unknown): JsonKind {
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  return type === "string" || type === "number" || type === "boolean" ? type : type === "bigint" ? "number" : "object";
}

/** Whether a value is an instance that no JSON is: of `Date`, `Uint8Array` or a class for decimals. */
function isMade(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null;
}

function text(json: unknown): string {
  if (typeof json === "string") return json;
  throw new TypeError(`not a string: ${JSON.stringify(json)}`);
}

function items(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new TypeError("not an array");
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new TypeError("not an object");
}

function decodeBytes(json: unknown): unknown {
  const binary = atob(text(json).replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function encodeBytes(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  return btoa(Array.from(value, (byte) => String.fromCharCode(byte)).join(""));
}
