/** What a caller passes on to the server. */

/** A `JSON.stringify` replacer that throws a `TypeError` for what would arrive as something else, or not at all. */
export function sendable(name: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`${name}: ${value} cannot be sent`);
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) {
    throw new TypeError(`${name}: a lone surrogate is no text`);
  }
  return value;
}
