/**
 * Decodes and encodes values with emitted codecs: `node codec_law.mjs ENTRY`.
 *
 * A line of stdin is `{"subject", "codec", "wire"}`; the answer to it is `{"back", "literal"}`: the JSON that is sent back,
 * and the decoded value as TypeScript. A value that is refused is answered with `{"error"}`.
 */

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const bundle = await rolldown({ input: process.argv[2], logLevel: "silent" });
const file = process.argv[2].replace(/\.ts$/, ".mjs");
await bundle.write({ file, format: "esm" });
await bundle.close();
const { codecs, exact } = await import(pathToFileURL(file).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { subject, codec, wire } = JSON.parse(line);
  try {
    const value = codecs[subject][codec].decode(exact.parseExact(wire));
    const back = exact.printExact(codecs[subject][codec].encode(value));
    console.log(JSON.stringify({ back, literal: literal(value) }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}

function literal(value) {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Uint8Array) return `new Uint8Array([${value}])`;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Object.getPrototypeOf(value) !== Object.prototype) return `new Decimal("${value}")`;
  return `{ ${Object.entries(value).map(([name, one]) => `${key(name)}: ${literal(one)}`).join(", ")} }`;
}

function key(name) {
  return name === "__proto__" ? '["__proto__"]' : JSON.stringify(name);
}
