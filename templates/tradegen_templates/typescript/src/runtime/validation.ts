/**
 * Validation of what arrives, for development: a page that does not import it does not carry it.
 *
 * Wrong types and missing members are errors; enum values and variants that are not known are told. Members that are
 * not declared are no fault: a newer server may send more.
 */

import { isDigits } from "./exact-json.js";
import { isObject } from "./json.js";
import type { FoundUnknown, Validate } from "./unknown.js";

type Scalar = string | number | boolean | null;

/** A type as data; `named` refers to another by name. */
export type Shape =
  | "any"
  | "null"
  | "boolean"
  | "integer"
  | "number"
  | "string"
  | readonly ["literal", readonly Scalar[]]
  | readonly ["enum", readonly Scalar[]]
  | readonly ["named", string]
  | readonly ["list", Shape]
  | readonly ["tuple", readonly Shape[]]
  | readonly ["map", Shape, Shape]
  | readonly ["members", readonly (readonly [string, Shape, "required" | "optional"])[]]
  | readonly ["union", readonly Shape[]]
  | readonly ["tagged", string, readonly (readonly [readonly Scalar[], Shape])[]];

type Shapes = Readonly<Record<string, Shape>>;

/** Make the validator of a client: `named` are its types, `used` what each operation and topic sends. */
export function validator(named: Shapes, used: Shapes): Validate {
  return ({ method, path, wsPath, route }, json, found) => {
    const shape = used[route === undefined ? `${method} ${path}` : `${wsPath} ${route}`];
    if (shape !== undefined) new Check(named, found).check(shape, json, "");
  };
}

class Check {
  readonly #named: Shapes;
  readonly #found: FoundUnknown;

  constructor(named: Shapes, found: FoundUnknown) {
    this.#named = named;
    this.#found = found;
  }

  /** Throws a `TypeError` that says where `value` is not of the shape. */
  check(shape: Shape, value: unknown, path: string): void {
    if (typeof shape === "string") return checkKind(shape, value, path);
    switch (shape[0]) {
      case "literal":
        return shape[1].includes(value as Scalar) ? undefined : fail(path, shape[1].map(String).join(" or "), value);
      case "enum":
        return this.#enum(shape[1], value, path);
      case "named":
        return this.check(this.#named[shape[1]] ?? "any", value, path);
      case "list":
        return items(value, path).forEach((item, at) => this.check(shape[1], item, `${path}/${at}`));
      case "tuple":
        if (items(value, path).length > shape[1].length) fail(path, `${shape[1].length} items`, value);
        return shape[1].forEach((one, at) => this.check(one, items(value, path)[at], `${path}/${at}`));
      case "map":
        for (const [key, one] of Object.entries(object(value, path))) {
          this.check(shape[1], key, `${path}/${escaped(key)}`);
          this.check(shape[2], one, `${path}/${escaped(key)}`);
        }
        return;
      case "members":
        return this.#members(shape[1], object(value, path), path);
      case "union":
        return this.#union(shape[1], value, path);
      case "tagged":
        return this.#tagged(shape[1], shape[2], object(value, path), path);
    }
  }

  #enum(known: readonly Scalar[], value: unknown, path: string): void {
    if (known.includes(value as Scalar)) return;
    if (!known.some((one) => typeof one === typeof value)) fail(path, known.map(String).join(" or "), value);
    this.#found("enum", path, value);
  }

  #members(
    members: readonly (readonly [string, Shape, "required" | "optional"])[],
    value: Readonly<Record<string, unknown>>,
    path: string,
  ): void {
    for (const [name, shape, need] of members) {
      const at = `${path}/${escaped(name)}`;
      if (Object.hasOwn(value, name)) this.check(shape, value[name], at);
      else if (need === "required") throw new TypeError(`${at} is missing`);
    }
  }

  /** The first member that fits counts; what the others find is forgotten. */
  #union(members: readonly Shape[], value: unknown, path: string): void {
    let closest: readonly unknown[][] | null = null;
    for (const shape of members) {
      const found: Parameters<FoundUnknown>[] = [];
      try {
        new Check(this.#named, (...one) => found.push(one)).check(shape, value, path);
      } catch {
        continue;
      }
      if (found.length === 0) return;
      closest ??= found;
    }
    if (closest === null) fail(path, "any member of its union", value);
    else for (const one of closest as Parameters<FoundUnknown>[]) this.#found(...one);
  }

  #tagged(
    tag: string,
    variants: readonly (readonly [readonly Scalar[], Shape])[],
    value: Readonly<Record<string, unknown>>,
    path: string,
  ): void {
    const at = `${path}/${escaped(tag)}`;
    if (!Object.hasOwn(value, tag)) throw new TypeError(`${at} is missing`);
    const variant = variants.find(([tags]) => tags.includes(value[tag] as Scalar));
    if (variant === undefined) this.#found("variant", at, value[tag]);
    else this.check(variant[1], value, path);
  }
}

function checkKind(kind: "any" | "null" | "boolean" | "integer" | "number" | "string", value: unknown, path: string): void {
  if (kind === "any" || value === null ? kind === "any" || kind === "null" : typeof value === kind) return;
  const isNumber = typeof value === "number" || isDigits(value);
  if (kind === "number" && isNumber) return;
  if (kind === "integer" && isNumber && (typeof value !== "number" || Number.isInteger(value))) return;
  fail(path, kind, value);
}

function items(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail(path, "an array", value);
}

function object(value: unknown, path: string): Readonly<Record<string, unknown>> {
  return isObject(value) && !isDigits(value) ? value : fail(path, "an object", value);
}

function fail(path: string, wanted: string, value: unknown): never {
  throw new TypeError(`${path || "the value"} is not ${wanted}: ${JSON.stringify(value)?.slice(0, 80)}`);
}

function escaped(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
