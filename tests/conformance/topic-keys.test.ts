/** Canonical topic keys of the compiled client: the emitted vectors, and npm's `canonicalize` and PyPI's `rfc8785`. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { canonicalJson, topicKey } from "../../generated/typescript/dist/runtime/topic-key.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** npm's `canonicalize` is a function that its declarations take for a module. */
const canonicalize = createRequire(import.meta.url)("canonicalize") as (value: unknown) => string | undefined;
const RANDOM_VALUES = 3000;

interface Vector {
  readonly route: string;
  readonly params: object;
  readonly validated?: object;
  readonly key: string;
}

test("every emitted vector is what the compiled client makes of it", () => {
  const { vectors } = JSON.parse(readFileSync(`${ROOT}generated/specs/topic_keys.json`, "utf-8")) as {
    readonly vectors: readonly Vector[];
  };
  expect(vectors.length).toBeGreaterThan(0);
  expect(vectors.map(({ route, params, validated }) => topicKey(route, validated ?? params))).toEqual(vectors.map(({ key }) => key));
});

test("random values have one form in all implementations", () => {
  const printed = execFileSync(`${ROOT}.venv/bin/python`, ["-m", "tests.conformance.random_json", `${RANDOM_VALUES}`], {
    cwd: ROOT,
    encoding: "utf-8",
    maxBuffer: 2 ** 26,
  });
  const pairs = printed.trimEnd().split("\n").map((line) => JSON.parse(line) as readonly [unknown, string]);
  expect(pairs.length).toBe(RANDOM_VALUES);
  expect(pairs.map(([value]) => canonicalJson(value))).toEqual(pairs.map(([, text]) => text));
  expect(pairs.map(([value]) => canonicalize(value))).toEqual(pairs.map(([, text]) => text));
});
