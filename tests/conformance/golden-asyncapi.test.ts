/** The AsyncAPI documents of the golden cases, all kinds of types among them, in the hands of AsyncAPI's own parser. */

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsed } from "./asyncapi-findings.js";
import { ROOT } from "./specs.js";

const CASES = join(ROOT, "tests", "cases");

/**
 * What the parser cannot read: it looks at members of a document by the names that JavaScript objects inherit, so that a
 * field of that name is taken for the object's own machinery.
 */
const BEYOND_THE_PARSER = new Map([
  ["aliases", "a field is called __proto__"],
  ["reserved_words", "a field is called hasOwnProperty"],
]);

const documents = readdirSync(CASES).flatMap((name) => {
  if (BEYOND_THE_PARSER.has(name)) return [];
  const specs = join(CASES, name, "expected", "specs");
  if (!existsSync(specs)) return []; // a case of bad input
  return readdirSync(specs, { recursive: true, encoding: "utf-8" })
    .filter((path) => /^(v\d+\.)?asyncapi(-2\.4)?\.json$/.test(path))
    .map((path) => [name, path] as const);
});

test("every case but those beyond the parser has documents", () => {
  expect(documents.length).toBeGreaterThan(80);
});

test.each(documents)("%s: %s is parsed without a finding", async (name, path) => {
  expect((await parsed(readFileSync(join(CASES, name, "expected", "specs", path), "utf-8"))).findings).toEqual([]);
});
