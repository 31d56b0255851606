/** The OpenAPI documents of golden cases in the hands of `@hey-api/openapi-ts`. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { describe, expect, test } from "vitest";
import { compileStrictly, goldenDocuments, workshop } from "./specs.js";

/** openapi-ts writes `Array<…>` beside a model called Array. */
const BEYOND_OPENAPI_TS = ["reserved_words"];

describe("the client that openapi-ts makes", () => {
  const folder = workshop("openapi-ts");

  test.each(goldenDocuments(/^openapi\.json$/, { leavingOut: BEYOND_OPENAPI_TS }))("of %s", async (name, path) => {
    const output = join(folder, "src", name);
    await createClient({ input: path, output, logs: { level: "silent" } });
    expect(existsSync(join(output, "types.gen.ts"))).toBe(true);
  });

  test("compiles strictly, of every document", () => compileStrictly(folder));
});
