/** A real browser, and pages in it that reach nothing but this machine. */

import { existsSync, readFileSync } from "node:fs";
import { delimiter, extname, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import ts from "typescript";
import { ROOT } from "./live-server.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
export const ARGUMENTS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's program; `undefined`, and a word about it, where the machine has none, which CI may not be. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined && process.env["CI"]) throw new Error(`CI needs one of ${NAMES.join(", ")}`);
  if (found === undefined) console.warn("tests in a browser are skipped: there is no Chromium on this machine");
  return found;
}

/** Start the browser. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...ARGUMENTS] });
}

/** A page, the requests it made to other machines, and the errors it met; it does not reach other machines. */
export interface WatchedPage {
  readonly page: Page;
  readonly foreign: string[];
  readonly errors: string[];
}

/** Open a page of its own that is watched. */
export async function openPage(browser: Browser): Promise<WatchedPage> {
  const page = await (await browser.newContext()).newPage();
  const watched: WatchedPage = { page, foreign: [], errors: [] };
  page.on("pageerror", (error) => watched.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") watched.errors.push(message.text());
  });
  await page.route("**/*", (route) => {
    const { hostname } = new URL(route.request().url());
    if (hostname === "127.0.0.1") return route.fallback();
    watched.foreign.push(route.request().url());
    return route.abort();
  });
  return watched;
}

/** Open a page of a server that runs `page.ts`, watched. */
export async function openTestPage(browser: Browser, origin: string): Promise<WatchedPage> {
  const watched = await openPage(browser);
  await showTestPage(watched.page, origin);
  return watched;
}

/**
 * Run `page.ts` in a page of a server; this repository is found below `/e2e/` of it, TypeScript as JavaScript.
 *
 * The document itself is the server's: Chromium lets none but a page from this machine open sockets to this machine.
 */
export async function showTestPage(page: Page, origin: string): Promise<void> {
  await page.route(`${origin}/e2e/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice("/e2e/".length);
    return route.fulfill({ contentType: "text/javascript", body: script(join(ROOT, path)) });
  });
  await page.goto(origin);
  await runTestPage(page);
}

/** Run `page.ts` in the present document of such a page. */
export async function runTestPage(page: Page): Promise<void> {
  await page.addScriptTag({ type: "module", url: "/e2e/tests/e2e/page.js" });
  await page.waitForFunction(() => "e2e" in window);
}

function script(path: string): string {
  const source = path.replace(new RegExp(`${extname(path)}$`), ".ts");
  if (!existsSync(source)) return readFileSync(path, "utf-8");
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true };
  return ts.transpileModule(readFileSync(source, "utf-8"), { compilerOptions }).outputText;
}
