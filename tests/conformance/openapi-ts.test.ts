/** The OpenAPI documents in the hands of `@hey-api/openapi-ts`: it makes a function of every operation. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@hey-api/openapi-ts";
import { describe, expect, test } from "vitest";
import { SPECS, compileStrictly, documents, workshop } from "./specs.js";

interface Operation {
  readonly operationId: string;
}

describe("the client that openapi-ts makes", () => {
  const folder = workshop("openapi-ts");

  test.each(documents("openapi.json"))("of %s has every operation", async (path) => {
    const input = join(SPECS, path);
    const output = join(folder, "src", path);
    await createClient({ input, output, logs: { level: "silent" } });
    const sdk = readFileSync(join(output, "sdk.gen.ts"), "utf-8");
    const made = [...sdk.matchAll(/^export const (\w+) =/gm)].map((match) => match[1]);
    const { paths } = JSON.parse(readFileSync(input, "utf-8")) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    };
    const declared = Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
    expect(made.sort()).toEqual(declared.sort());
  });

  test("compiles strictly, of every document", () => compileStrictly(folder));
});
