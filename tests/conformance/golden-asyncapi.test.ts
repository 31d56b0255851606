/** The AsyncAPI documents of golden cases in the hands of AsyncAPI's own parser and generator of models. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TypeScriptGenerator } from "@asyncapi/modelina";
import { describe, expect, test } from "vitest";
import { parsed } from "./asyncapi-findings.js";
import { compileStrictly, goldenDocuments, workshop } from "./specs.js";

/**
 * What the parser cannot read: it asks the objects of a document for what JavaScript's objects inherit, so that a field of
 * such a name is taken for it.
 */
const BEYOND_THE_PARSER = ["aliases", /* __proto__ */ "reserved_words" /* hasOwnProperty */];

/** Modelina puts quotes and line breaks of an enum's values into names and texts as they are. */
const BEYOND_MODELINA = [...BEYOND_THE_PARSER, "enums", "hostile_texts"];

test.each(goldenDocuments(/^(v\d+\.)?asyncapi(-2\.4)?\.json$/, { leavingOut: BEYOND_THE_PARSER }))(
  "%s: %s is parsed without a finding",
  async (_, path) => {
    expect((await parsed(readFileSync(path, "utf-8"))).findings).toEqual([]);
  },
);

describe("the models that modelina makes", () => {
  const folder = workshop("modelina");

  test.each(goldenDocuments(/^asyncapi\.json$/, { leavingOut: BEYOND_MODELINA }))("of %s", async (name, path) => {
    const made = join(folder, "src", name);
    mkdirSync(made, { recursive: true });
    const generator = new TypeScriptGenerator({ modelType: "interface" });
    const document = JSON.parse(readFileSync(path, "utf-8")) as object;
    const models = await generator.generateCompleteModels(document, { exportType: "named" });
    for (const { modelName, result } of models) writeFileSync(join(made, `${modelName}.ts`), result);
    expect(models.length).toBeGreaterThan(0);
  });

  test("compile strictly, of every document", () => compileStrictly(folder));
});
