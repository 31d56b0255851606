/** The emitted documents, and folders to generate into. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect } from "vitest";

export const ROOT: string = fileURLToPath(new URL("../../", import.meta.url));
export const SPECS: string = join(ROOT, "generated", "specs");

/** Every emitted document of a name, the whole API's and each module's, as paths below the specs. */
export function documents(name: string): string[] {
  return readdirSync(SPECS, { recursive: true, encoding: "utf-8" })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .sort();
}

const CASES = join(ROOT, "tests", "cases");

/** One of so many golden cases is given to strangers; all are in `make soak PART=strangers`. */
const STRIDE = Number(process.env["STRANGERS_STRIDE"] ?? 4);

/** The documents of golden cases that describe a whole API, as case and path; all kinds of types are among them. */
export function goldenDocuments(name: RegExp, { leavingOut = [] }: { leavingOut?: Iterable<string> } = {}): [string, string][] {
  const left = new Set(leavingOut);
  return readdirSync(CASES)
    .filter((found) => existsSync(join(CASES, found, "expected", "specs"))) // the others are of bad input
    .sort()
    .filter((found, index) => index % STRIDE === 0 && !left.has(found))
    .flatMap((found) => {
      const specs = join(CASES, found, "expected", "specs");
      return readdirSync(specs)
        .filter((file) => name.test(file))
        .map((file): [string, string] => [found, join(specs, file)]);
    });
}

/** An empty folder that finds this workspace's packages and goes when the tests of the block are done. */
export function workshop(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Compile every TypeScript file of a folder strictly: the compiler has nothing to say. */
export function compileStrictly(folder: string): void {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        target: "ES2022",
        module: "esnext",
        moduleResolution: "bundler",
        lib: ["ES2022", "DOM", "DOM.Iterable"],
        types: [],
        strict: true,
        noEmit: true,
      },
      include: ["src"],
    }),
  );
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  expect(spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf-8" }).stdout).toBe("");
}
