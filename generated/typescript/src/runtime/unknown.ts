/** What a newer server sends that this client was not made for; it is told, and harms nothing. */

/** `message`: a type of frame. `enum`: a value of an enum. `variant`: the tag of a union. */
export type UnknownKind = "message" | "enum" | "variant";

/** Something of the server's that is not in the contract this client was generated from. */
export interface UnknownValue {
  readonly kind: UnknownKind;
  /** The type of the message, the topic's route, or method and path of the operation. */
  readonly where: string;
  /** JSON Pointer (RFC 6901) of the value in the decoded document; empty for a message. */
  readonly path: string;
  /** The value, the tag, or the message's payload. */
  readonly value: unknown;
}

/** How a decoder tells of a value it does not know; it keeps the value as it is. */
export type FoundUnknown = (kind: "enum" | "variant", path: string, value: unknown) => void;

/** Makes a value of parsed JSON. What it throws says that the JSON has not the declared shape. */
export type Decode<T> = (json: unknown, found: FoundUnknown) => T;

/** How many different values are passed on by `firstOfEach`. */
const MOST_TOLD = 100;

/** Pass on what was not told before: the same value at the same place counts once. */
export function firstOfEach(tell: (found: UnknownValue) => void): (found: UnknownValue) => void {
  const told = new Set<string>();
  return (found) => {
    const name = JSON.stringify([found.kind, found.where, found.kind === "message" || found.value]);
    if (told.has(name) || told.size >= MOST_TOLD) return;
    told.add(name);
    tell(found);
  };
}

/** What a decoder and a validator know of an operation (`method`, `path`) or a topic (`wsPath`, `route`). */
export interface Declared<T = unknown> {
  readonly method?: string;
  readonly path?: string;
  readonly wsPath?: string;
  readonly route?: string;
  readonly decode?: Decode<T> | undefined;
}

/** Checks what arrives: throws where it is not what `call` was declared to give. */
export type Validate = (call: Declared, json: unknown, found: FoundUnknown) => void;

/** Whom a decoder tells, and who checks what it decodes. */
export interface Judges {
  readonly onUnknown: (found: UnknownValue) => void;
  readonly validate?: Validate | undefined;
}

/** A decoder that knows where it stands; where `call` has none, the JSON is taken at its word. */
export function decoderOf<T>(where: string, call: Declared<T>, judges: Judges): (json: unknown) => T {
  const found: FoundUnknown = (kind, path, value) => judges.onUnknown({ kind, where, path, value });
  return (json) => {
    judges.validate?.(call, json, found);
    return call.decode ? call.decode(json, found) : (json as T); // the contract's promise
  };
}
