/**
 * Bundles pages of an emitted package: `node size.mjs SOURCES CLIENT_CLASS`; prints bytes, minified and compressed, as JSON.
 */

import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const [sources, clientClass] = process.argv.slice(2);

async function bytes(names, file) {
  const entry = "\0page";
  const source = `export { ${names} } from ${JSON.stringify(`${sources}/${file}`)};`;
  const bundle = await rolldown({
    input: entry,
    logLevel: "silent",
    plugins: [
      { name: "page", resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? source : null) },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  await bundle.close();
  return gzipSync(output[0].code, { level: 9 }).length;
}

const core = await bytes("ClientCore", "runtime/core.ts");
const lists = await bytes("ClientCore, LiveList", "runtime/index.ts");
console.log(JSON.stringify({ core, lists, whole: await bytes(clientClass, "client.ts") }));
