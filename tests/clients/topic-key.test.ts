/** Canonical topic keys in TypeScript: the vectors that Python is tested against too, and what only JavaScript has. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { TopicKeyError, canonicalJson, topicKey } from "../../templates/tradegen_templates/typescript/src/runtime/topic-key.js";

interface Vectors {
  readonly canonical: readonly { readonly value: unknown; readonly text: string }[];
  readonly keys: readonly { readonly route: string; readonly params: object; readonly key: string }[];
  readonly refused: readonly { readonly params: object; readonly slug: string }[];
}

const vectors = JSON.parse(readFileSync(new URL("./topic_key_vectors.json", import.meta.url), "utf-8")) as Vectors;

function slugOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof TopicKeyError) return error.slug;
  }
  return "";
}

describe("the shared vectors", () => {
  test.each(vectors.canonical)("canonical form $text", ({ value, text }) => expect(canonicalJson(value)).toBe(text));
  test.each(vectors.keys)("key $key", ({ route, params, key }) => expect(topicKey(route, params)).toBe(key));
  test.each(vectors.refused)("refused $slug", ({ params, slug }) => expect(slugOf(() => topicKey("x", params))).toBe(slug));
});

describe("what only JavaScript has", () => {
  test("members that are undefined are absent", () => {
    expect(topicKey("x", { a: undefined, b: 1 })).toBe('x:{"b":1}');
    expect(canonicalJson({ a: undefined })).toBe("{}");
  });

  test("a set is sorted by code units and holds nothing twice", () => {
    expect(topicKey("x", { s: new Set(["b", "\ufb33", "😂", "a"]) })).toBe('x:{"s":["a","b","😂","\ufb33"]}');
    expect(topicKey("x", { s: new Set([10, 9]) })).toBe('x:{"s":[10,9]}');
    expect(slugOf(() => topicKey("x", { s: new Set([{}]) }))).toBe("not-json");
  });

  test.each([[NaN, "not-finite"], [Infinity, "not-finite"], [1n, "not-json"], [() => 1, "not-json"]])(
    "%s is refused",
    (value, slug) => expect(slugOf(() => topicKey("x", { value }))).toBe(slug),
  );
});
