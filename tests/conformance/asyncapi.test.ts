/** The AsyncAPI documents in the hands of AsyncAPI's own parser and generator of models. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TypeScriptGenerator } from "@asyncapi/modelina";
import { Parser } from "@asyncapi/parser";
import { describe, expect, test } from "vitest";
import { SPECS, compileStrictly, documents, workshop } from "./specs.js";

/**
 * Advice that a generator cannot follow: contact, licence, identifier and servers are the operator's, 3.0 is the version
 * that tools read, a description of the whole is the declarations' to give, and 2.4 cannot identify a message that travels
 * both ways (`ping`) without breaking its own rule that identifiers are unique.
 */
const UNHEEDED = new Set([
  "asyncapi-id",
  "asyncapi-info-contact",
  "asyncapi-info-description",
  "asyncapi-info-license",
  "asyncapi-latest-version",
  "asyncapi-servers",
  "asyncapi2-message-messageId",
]);

function load(path: string): string {
  return readFileSync(join(SPECS, path), "utf-8");
}

test.each([...documents("asyncapi.json"), ...documents("asyncapi-2.4.json")])("%s is parsed without a finding", async (path) => {
  const { document, diagnostics } = await new Parser().parse(load(path));
  const findings = diagnostics.filter(({ code }) => !UNHEEDED.has(String(code)));
  expect(findings.map(({ code, message, path: place }) => `${code} ${place.join("/")}: ${message}`)).toEqual([]);
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
