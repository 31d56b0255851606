/** A browser as people have it, whose pages are hidden, frozen, offline or kept for the way back. */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { ARGUMENTS, showTestPage } from "./chromium.js";

const ANNOUNCEMENT = /DevTools listening on (ws:.*)/;

/** Chromium without what Playwright adds to it: that every page counts as looked at, and none is put aside. */
export class OrdinaryChromium {
  readonly #browser: Browser;
  readonly #end: () => Promise<void>;

  private constructor(browser: Browser, end: () => Promise<void>) {
    this.#browser = browser;
    this.#end = end;
  }

  /** Start it. */
  static async start(executablePath: string): Promise<OrdinaryChromium> {
    const profile = await mkdtemp(join(tmpdir(), "chromium-"));
    const options = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
    const process = spawn(executablePath, [...ARGUMENTS, ...options], { stdio: ["ignore", "ignore", "pipe"] });
    const ended = once(process, "exit");
    const address = await new Promise<string>((resolve, reject) => {
      createInterface({ input: process.stderr }).on("line", (line) => {
        const found = ANNOUNCEMENT.exec(line);
        if (found) resolve(found[1] ?? "");
      });
      process.once("error", reject);
      process.once("close", () => reject(new Error("Chromium did not come up")));
    });
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    return new OrdinaryChromium(browser, async () => {
      process.kill();
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  /** Open the tests' page of a server in a tab of its own. */
  async open(origin: string): Promise<Tab> {
    const [context] = this.#browser.contexts();
    if (context === undefined) throw new Error("the browser has no window");
    const page = await context.newPage();
    await showTestPage(page, origin);
    return new Tab(context, page, await context.newCDPSession(page));
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.#end();
  }
}

/** A page, and what may happen to it. */
export class Tab {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #protocol: CDPSession;
  #cover: Page | null = null;

  constructor(context: BrowserContext, page: Page, protocol: CDPSession) {
    this.#context = context;
    this.page = page;
    this.#protocol = protocol;
  }

  /** Put another tab before it: timers are throttled from then on. */
  async hide(): Promise<void> {
    this.#cover = await this.#context.newPage();
    await this.#cover.bringToFront();
    await this.page.waitForFunction(() => document.hidden, null, { polling: 100 });
  }

  /** Look at it again. */
  async show(): Promise<void> {
    await this.#cover?.close();
    await this.page.bringToFront();
    await this.page.waitForFunction(() => !document.hidden);
  }

  /** Let nothing run in it, as Chromium does with hidden pages after minutes; only hidden ones can be. */
  async freeze(): Promise<void> {
    await this.#protocol.send("Page.setWebLifecycleState", { state: "frozen" });
  }

  async resume(): Promise<void> {
    await this.#protocol.send("Page.setWebLifecycleState", { state: "active" });
  }

  /** Take the network away or give it back. */
  async setOffline(offline: boolean): Promise<void> {
    const limits = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await this.#protocol.send("Network.enable");
    await this.#protocol.send("Network.emulateNetworkConditions", { offline, ...limits });
  }

  async close(): Promise<void> {
    await this.#cover?.close();
    await this.page.close();
  }
}
