/** What the client core costs a page. */

import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { rolldown } from "rolldown";

const CORE = new URL("../../templates/tradegen_templates/typescript/src/runtime/core.ts", import.meta.url);
const LIMIT_BYTES = 8 * 1024;

test("the core is at most 8 kB, minified and compressed", async () => {
  const bundle = await rolldown({ input: CORE.pathname, logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  const code = output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("");
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(LIMIT_BYTES);
  expect(code.length).toBeGreaterThan(LIMIT_BYTES); // it is really in there
});
