/** The AsyncAPI documents in the hands of AsyncAPI's own parser and generator of models. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TypeScriptGenerator } from "@asyncapi/modelina";
import { describe, expect, test } from "vitest";
import { parsed } from "./asyncapi-findings.js";
import { SPECS, compileStrictly, documents, workshop } from "./specs.js";

function load(path: string): string {
  return readFileSync(join(SPECS, path), "utf-8");
}

test.each([...documents("asyncapi.json"), ...documents("asyncapi-2.4.json")])("%s is parsed without a finding", async (path) => {
  const { document, findings } = await parsed(load(path));
  expect(findings).toEqual([]);
  const { components } = JSON.parse(load(path)) as { readonly components: { readonly messages: object } };
  const names = document?.allMessages().all().map((message) => message.name());
  expect(new Set(names)).toEqual(new Set(Object.keys(components.messages)));
});

describe("the models that modelina makes", () => {
  const folder = workshop("modelina");

  test.each(documents("asyncapi.json"))("of %s", async (path) => {
    const made = join(folder, "src", path);
    mkdirSync(made, { recursive: true });
    const generator = new TypeScriptGenerator({ modelType: "interface" });
    const models = await generator.generateCompleteModels(JSON.parse(load(path)) as object, { exportType: "named" });
    for (const { modelName, result } of models) writeFileSync(join(made, `${modelName}.ts`), result);
    expect(models.length).toBeGreaterThan(0);
  });

  test("compile strictly, of every document", () => compileStrictly(folder));
});
