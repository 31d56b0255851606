/** What people see in a real browser: the pages of documents without internet, and the live page at work. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findChromium, launchChromium, openPage } from "./chromium.js";
import { LiveServer, ROOT, startLivePage } from "./live-server.js";

interface Documents {
  readonly operations: readonly string[];
  readonly topics: readonly string[];
}

const CHROMIUM = findChromium();

/** The operations and topics that the documents in a folder of the specs promise. */
function promised(folder: string): Documents {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, "generated/specs", folder, name), "utf-8"));
  const { paths } = read("openapi.json") as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  };
  const { channels } = read("asyncapi.json") as { readonly channels: Readonly<Record<string, unknown>> };
  return {
    operations: Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId)),
    topics: Object.keys(channels).filter((name) => name !== "wire.session"),
  };
}

// Without a browser on the machine these are skipped; on CI that is an error.
describe.runIf(CHROMIUM)("in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(CHROMIUM ?? "");
  });

  afterAll(async () => {
    await browser.close();
  });

  describe("pages of documents", () => {
    let server: LiveServer;

    beforeAll(async () => {
      server = await LiveServer.start("tradegen");
    });

    afterAll(async () => {
      await server.stop();
    });

    test.each([
      ["/api/v1/docs", ""],
      ["/api/v1/ws/asyncapi", ""],
      ["/api/v1/broker/docs", "broker"],
      ["/api/v1/broker/ws/asyncapi", "broker"],
      ["/api/v1/datafeed/docs", "datafeed"],
      ["/api/v1/datafeed/ws/asyncapi", "datafeed"],
    ])("%s shows every operation and topic", async (path, folder) => {
      const { page, foreign, errors } = await openPage(browser);
      await page.goto(server.http + path);
      const { operations, topics } = promised(folder);
      const expected = [...operations, ...topics.map((topic) => `topic-${topic}`)];
      const shown = page.locator("#reference article");
      await shown.nth(expected.length - 1).waitFor();
      expect(await shown.evaluateAll((articles) => articles.map(({ id }) => id))).toEqual(expect.arrayContaining(expected));
      expect(await shown.count()).toBe(expected.length);
      expect({ foreign, errors }).toEqual({ foreign: [], errors: [] });
    });

    test("an operation can be tried from its page", async () => {
      const { page, foreign, errors } = await openPage(browser);
      await page.goto(`${server.http}/api/v1/datafeed/docs`);
      const operation = page.locator("#getTime");
      await operation.getByText("Try it").click();
      await operation.getByRole("button").click();
      await operation.getByText('"time"').waitFor();
      expect({ foreign, errors }).toEqual({ foreign: [], errors: [] });
    });

    test("a topic can be watched from its page", async () => {
      const { page, foreign, errors } = await openPage(browser);
      await page.goto(`${server.http}/api/v1/datafeed/ws/asyncapi`);
      const topic = page.locator("#topic-quotes");
      await topic.getByText("Watch it").click();
      await topic.getByLabel("Params").last().fill('{"symbol": "AAPL"}');
      await topic.getByRole("button", { name: "Subscribe" }).click();
      await topic.getByText('"quotes.update"').first().waitFor();
      expect({ foreign, errors }).toEqual({ foreign: [], errors: [] });
    });

    test("the first page leads to every other", async () => {
      const { page, foreign, errors } = await openPage(browser);
      await page.goto(server.http);
      const links = await page.locator("a").evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
      expect(links).toEqual(expect.arrayContaining(["/api/v1/docs", "/api/v1/broker/docs", "/api/v1/openapi.json"]));
      const answers = await Promise.all(links.map(async (link) => [link, (await page.request.get(server.http + link)).status()]));
      expect(answers).toEqual(links.map((link) => [link, 200]));
      expect({ foreign, errors }).toEqual({ foreign: [], errors: [] });
    });
  });

  test("the live page shows quotes and bars, trades, and keeps the same lists for everybody", async () => {
    const server = await startLivePage();
    try {
      const [mine, theirs] = [await openPage(browser), await openPage(browser)];
      for (const { page } of [mine, theirs]) {
        await page.goto(server.http);
        await page.getByRole("link", { name: "/live" }).click();
        await page.waitForFunction(() => document.body.dataset["ready"] === "true");
      }
      await mine.page.locator("#quotes tr", { hasText: "AAPL" }).getByText(/^\d+\.\d\d$/).first().waitFor();
      await mine.page.locator('#ticket [name="qty"]').fill("3");
      await mine.page.locator('#ticket button[value="buy"]').click();
      for (const { page } of [mine, theirs]) await page.locator("#positions tr", { hasText: "buy" }).waitFor();
      await mine.page.locator('#ticket [name="limit"]').fill("1");
      await mine.page.locator('#ticket button[value="buy"]').click();
      for (const { page } of [mine, theirs]) await page.locator("#orders tr", { hasText: "0 / 3" }).waitFor();
      await theirs.page.locator("#orders tr", { hasText: "0 / 3" }).getByText("cancel").click();
      for (const { page } of [mine, theirs]) await page.locator("#orders tr").waitFor({ state: "detached" });
      expect([mine, theirs].flatMap(({ foreign, errors }) => [...foreign, ...errors])).toEqual([]);
    } finally {
      await server.stop();
    }
  });
});
