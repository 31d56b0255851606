/**
 * Canonical topic keys: `route:` followed by the RFC 8785 form of the validated params.
 *
 * The server makes the keys of a running client; this is for caches, logs and tests, and equal to the
 * server's function.
 */

/** Longest topic key, in UTF-8 bytes. */
export const MAX_KEY_BYTES = 4096;
/** Deepest nesting of arrays and objects in a key; the params object itself is the first level. */
export const MAX_KEY_DEPTH = 4;

/** The rule a value breaks. */
export type KeyProblem =
  | "not-finite"
  | "unsafe-integer"
  | "lone-surrogate"
  | "nul"
  | "float"
  | "too-long"
  | "too-deep"
  | "not-json";

/** A value has no canonical form, or may not be part of a topic key; `slug` names the rule. */
export class TopicKeyError extends TypeError {
  override name = "TopicKeyError";
  readonly slug: KeyProblem;

  constructor(slug: KeyProblem, message: string) {
    super(message);
    this.slug = slug;
  }
}

/**
 * The RFC 8785 form of a JSON value.
 *
 * A set becomes an array without duplicates, sorted by UTF-16 code units; members that are `undefined` are
 * left out. Throws `TopicKeyError` for what JSON cannot say.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value instanceof Set) return `[${sortedItems(value).map(canonicalJson).join(",")}]`;
  if (typeof value === "object") return canonicalObject(value);
  throw new TopicKeyError("not-json", `${typeof value} is not a JSON value`);
}

/**
 * The key of the topic that `params` select on `route`.
 *
 * `params` are the validated params by wire name with defaults filled in; members that are null are
 * dropped, so that absent and null are the same topic. Throws `TopicKeyError`, also for a number with a
 * fraction or beyond ±(2^53−1), a NUL, more than 4 levels or 4 KiB.
 */
export function topicKey(route: string, params: object): string {
  const key = `${route}:${canonicalJson(keyMembers(params, 1))}`;
  if (new TextEncoder().encode(key).length > MAX_KEY_BYTES) {
    throw new TopicKeyError("too-long", `a topic key has at most ${MAX_KEY_BYTES} bytes`);
  }
  return key;
}

function canonicalObject(value: object): string {
  const members: string[] = [];
  // The default order of sort() is that of UTF-16 code units (RFC 8785 §3.2.3).
  for (const [name, member] of Object.entries(value).sort(byName)) {
    if (member !== undefined) members.push(`${canonicalString(name)}:${canonicalJson(member)}`);
  }
  return `{${members.join(",")}}`;
}

function byName(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : 1;
}

function canonicalString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TopicKeyError("lone-surrogate", "a lone surrogate has no JSON form");
  return JSON.stringify(text);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TopicKeyError("not-finite", `${value} has no JSON form`);
  return String(value); // prints -0 as 0, as RFC 8785 §3.2.2.3 asks
}

/** Sort a set: strings by their own code units, other scalars by their canonical text. */
function sortedItems(items: ReadonlySet<unknown>): unknown[] {
  const sortKey = (item: unknown): string => (typeof item === "string" ? item : canonicalJson(item));
  return [...items].sort((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
}

function keyMembers(params: object, depth: number): object {
  const members: [string, unknown][] = [];
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined) members.push([name, keyValue(value, depth + 1)]);
  }
  return Object.fromEntries(members);
}

function keyValue(value: unknown, depth: number): unknown {
  if (typeof value === "number") return keyNumber(value);
  if (typeof value === "string" && value.includes("\0")) {
    throw new TopicKeyError("nul", "a topic key holds no NUL");
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth > MAX_KEY_DEPTH) {
    throw new TopicKeyError("too-deep", `a topic key nests at most ${MAX_KEY_DEPTH} levels`);
  }
  if (Array.isArray(value)) return value.map((item) => keyValue(item, depth + 1));
  if (value instanceof Set) return new Set([...value].map((item) => keyScalar(item, depth + 1)));
  return keyMembers(value, depth);
}

function keyScalar(item: unknown, depth: number): unknown {
  if (typeof item === "object" && item !== null) {
    throw new TopicKeyError("not-json", "a set in a topic key holds scalars only");
  }
  return keyValue(item, depth);
}

function keyNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  if (Number.isInteger(value)) {
    throw new TopicKeyError("unsafe-integer", `${value} is beyond ±(2^53−1); declare it as a string`);
  }
  if (!Number.isFinite(value)) throw new TopicKeyError("not-finite", `${value} has no JSON form`);
  throw new TopicKeyError("float", "a number with a fraction is not part of a topic key; declare a string");
}
