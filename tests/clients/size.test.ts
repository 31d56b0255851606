/** What the client costs a page, minified and compressed. */

import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { rolldown } from "rolldown";

const RUNTIME = new URL("../../templates/tradegen_templates/typescript/src/runtime/", import.meta.url);
const CORE_BYTES = 8_000;
const LIVE_LISTS_BYTES = 1_500;

/** The bundle of a page that imports this. */
async function bundled(names: string, file: string): Promise<string> {
  const entry = "\0page";
  const bundle = await rolldown({
    input: entry,
    logLevel: "silent",
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? `export { ${names} } from ${JSON.stringify(new URL(file, RUNTIME).pathname)};` : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("");
}

function compressed(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}

test("the core is at most 8 kB, and live lists at most 1.5 kB more", async () => {
  const core = await bundled("ClientCore", "core.ts");
  const all = await bundled("ClientCore, LiveList", "index.ts");
  expect(core).toContain("subscribe"); // it is really in there
  expect(core).not.toContain("identifies nothing"); // a live list's error
  expect(all).toContain("identifies nothing");
  expect(compressed(core)).toBeLessThanOrEqual(CORE_BYTES);
  expect(compressed(all) - compressed(core)).toBeLessThanOrEqual(LIVE_LISTS_BYTES);
});
