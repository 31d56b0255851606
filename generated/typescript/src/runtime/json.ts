/** Looking into parsed JSON. */

/** An object of JSON, its members unknown. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What `JSON.stringify` asks of each value before it is printed. */
export type Replacer = (name: string, value: unknown) => unknown;

/** Reads JSON text. */
export type Parse = (text: string) => unknown;

/** A whole number that JavaScript cannot hold, between parsing and decoding. */
export class Digits {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** Whether a parsed value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a parsed value is a text. */
export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** Whether a parsed value is a whole number which every language can count to. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** A member that is a text, else the empty text. */
export function text(object: JsonObject, name: string): string {
  const value = object[name];
  return isText(value) ? value : "";
}
