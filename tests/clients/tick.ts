/** The update of every scripted topic, and how it is decoded. */

import { isObject } from "../../templates/tradegen_templates/typescript/src/runtime/json.js";
import type { Decode, FoundUnknown } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";

/** A number, and sometimes a side. */
export interface Tick {
  readonly n: number;
  readonly side?: string | undefined;
}

const SIDES: readonly unknown[] = [undefined, "buy", "sell"];

/** Make a tick of parsed JSON; a side nobody knows is told and kept. */
export const decodeTick: Decode<Tick> = (json, found) => {
  if (!isObject(json)) throw new TypeError("no object");
  return { n: whole(json, "n"), side: side(json["side"], found) };
};

/** The item of every scripted list: a number that identifies it, and a value; 0 says that it has left. */
export interface Entry {
  readonly n: number;
  readonly v: number;
}

/** Make an entry of parsed JSON. */
export const decodeEntry: Decode<Entry> = (json) => {
  if (!isObject(json)) throw new TypeError("no object");
  return { n: whole(json, "n"), v: whole(json, "v") };
};

function whole(json: Readonly<Record<string, unknown>>, name: string): number {
  const value = json[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new TypeError(`${name} is no whole number`);
  return value;
}

function side(value: unknown, found: FoundUnknown): string | undefined {
  if (!SIDES.includes(value)) found("enum", "/side", value);
  return value === undefined ? undefined : String(value);
}
