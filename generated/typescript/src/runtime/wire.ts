/**
 * Types of single values on the wire; emitted models name them as `wire.…`.
 *
 * The names of strings are flavours: they tell what a string holds and keep two kinds apart, and every plain
 * `string` may be given where one is wanted.
 */

/** `T` where no codec can tell what came: dates, bytes, decimals of class `Made` and long numbers as on the wire. */
export type Undecoded<T, Made = never> = T extends string | number | boolean | null | undefined
  ? T
  : T extends bigint
    ? number
    : T extends globalThis.Date | Uint8Array | Made
      ? string
      : { [Key in keyof T]: Undecoded<T[Key], Made> };

/** An instant with its zone, RFC 3339: `2024-05-17T12:30:00Z`. */
export type DateTime = string & { readonly format?: "date-time" };

/** A date and time without a zone: which instant it means, the API's documentation says. */
export type NaiveDateTime = string & { readonly format?: "naive-date-time" };

/** A date and time that may have a zone or not. */
export type AnyDateTime = string & { readonly format?: "any-date-time" };

/** A day of the calendar: `2024-05-17`. */
export type Date = string & { readonly format?: "date" };

/** A time of the day: `12:30:00`. */
export type Time = string & { readonly format?: "time" };

/** A span of time, ISO 8601: `P1DT5.000003S`. */
export type Duration = string & { readonly format?: "duration" };

/** A decimal number with all its digits: `"10.50"`, `"1E+10"`. */
export type Decimal = string & { readonly format?: "decimal" };

/** A UUID with hyphens. */
export type Uuid = string & { readonly format?: "uuid" };

/** Bytes in base64. */
export type Base64 = string & { readonly format?: "base64" };

/** Bytes in base64 with the letters `-` and `_`, which `atob` does not read. */
export type Base64Url = string & { readonly format?: "base64url" };

/**
 * A value of enum `Known`, or one that a newer server knows and this client does not.
 *
 * `isKnown` narrows to the former; a `switch` needs a `default`.
 */
export type Open<Known extends string | number | boolean | null> = Known extends string
  ? Known | (string & {})
  : Known extends number
    ? Known | (number & {})
    : Known;

/** What a key of type `K` is in JSON, whose keys are strings: `1` is `"1"`. */
export type Key<K> = K extends string ? K : K extends number | boolean ? `${K}` : string;

/** An object with keys of type `K`, which a generic model leaves open. */
export type Keyed<K, V> = string extends Key<K>
  ? { readonly [key: string]: V }
  : { readonly [key in Key<K>]?: V };
