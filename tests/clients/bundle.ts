/** Bundles what a page imports, as a page would be delivered. */

import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const ROOT = new URL("../../", import.meta.url);

/** The minified bundle of a page that imports `names` from a file of the repository. */
export async function bundled(names: string, file: string): Promise<string> {
  const entry = "\0page";
  const source = `export { ${names} } from ${JSON.stringify(new URL(file, ROOT).pathname)};`;
  const bundle = await rolldown({
    input: entry,
    logLevel: "silent",
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return output.map((chunk) => (chunk.type === "chunk" ? chunk.code : "")).join("");
}

/** Bytes of a bundle on the line. */
export function compressed(code: string): number {
  return gzipSync(code, { level: 9 }).length;
}
