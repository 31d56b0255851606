/** What the client costs a page, minified and compressed. */

import { expect, test } from "vitest";
import { bundled, compressed } from "./bundle.js";

const RUNTIME = "templates/tradegen_templates/typescript/src/runtime";
const PACKAGE = "generated/typescript/src";
const CORE_BYTES = 8_000;
const LIVE_LISTS_BYTES = 1_500;
const STORE_BYTES = 300;
const CALL_BYTES = 300;

test("the core is at most 8 kB, live lists at most 1.5 kB more, and a store 0.3 kB", async () => {
  const core = await bundled("ClientCore", `${RUNTIME}/core.ts`);
  const all = await bundled("ClientCore, LiveList", `${RUNTIME}/index.ts`);
  const store = await bundled("ClientCore, LiveList, liveStore", `${RUNTIME}/index.ts`);
  expect(core).toContain("subscribe"); // it is really in there
  expect(core).not.toContain("identifies nothing"); // a live list's error
  expect(all).toContain("identifies nothing");
  expect(compressed(core)).toBeLessThanOrEqual(CORE_BYTES);
  expect(compressed(all) - compressed(core)).toBeLessThanOrEqual(LIVE_LISTS_BYTES);
  expect(compressed(store) - compressed(all)).toBeLessThanOrEqual(STORE_BYTES);
});

test("a module brings only itself, at most 0.3 kB for each topic and operation", async () => {
  const datafeed = await bundled("DatafeedClient", `${PACKAGE}/datafeed.ts`);
  const calls = datafeed.split("/datafeed/").length - 1; // each declares its path
  expect(calls).toBeGreaterThanOrEqual(8);
  expect(datafeed).not.toContain("/broker/");
  expect(datafeed).not.toContain("identifies nothing"); // it has no live list
  expect(compressed(datafeed) / calls).toBeLessThanOrEqual(CALL_BYTES);
});

test("a bundle that does not import the validator has nothing of it", async () => {
  const without = await bundled("TradingClient", `${PACKAGE}/client.ts`);
  const all = await bundled("TradingClient, LiveList, models", `${PACKAGE}/index.ts`);
  const validating = await bundled("validate", `${PACKAGE}/validate.ts`);
  for (const word of [" is missing", "avgPrice"]) {
    expect(validating).toContain(word);
    expect(without).not.toContain(word);
    expect(all).not.toContain(word);
  }
});

test("codecs are in a bundle only where a type needs them", async () => {
  const trading = await bundled("TradingClient", `${PACKAGE}/client.ts`);
  expect(trading).not.toContain("not an instant");
  const codecs = await bundled("dateTime", `${RUNTIME}/codec.ts`);
  expect(codecs).toContain("not an instant");
  expect(codecs).not.toContain("not a whole number"); // of the file for long numbers
  expect(codecs).not.toContain("atob");
});
