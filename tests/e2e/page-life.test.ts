/** What happens to a page in a real browser: hidden, frozen, offline, left and come back to. It is always up to date after. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { TradingClient } from "../../generated/typescript/dist/index.js";
import type { Gap } from "../../generated/typescript/dist/index.js";
import { findChromium, runTestPage } from "./chromium.js";
import { limitOrder } from "./journey.js";
import { LiveServer } from "./live-server.js";
import { OrdinaryChromium } from "./ordinary-chromium.js";
import type { Tab } from "./ordinary-chromium.js";

const CHROMIUM = findChromium();
const ACCOUNT = "browser";
const BEGAN_ANEW: readonly Gap[] = [{ fromSeq: expect.any(Number) as number, toSeq: null, reason: "epoch" }];
const POLLING = { polling: 100 }; // a hidden page paints nothing to wait for
const VERY_LONG = 1e6; // as a random share of a wait: hours

// Without a browser on the machine these are skipped; on CI that is an error.
describe.runIf(CHROMIUM)("a page in Chromium", () => {
  let browser: OrdinaryChromium;
  let server: LiveServer;
  let client: TradingClient;
  let tab: Tab;

  beforeAll(async () => {
    [browser, server] = await Promise.all([OrdinaryChromium.start(CHROMIUM ?? ""), LiveServer.start("tradegen")]);
    client = new TradingClient({ baseUrl: server.http, WebSocket });
  });

  afterAll(async () => {
    client.close();
    await browser.stop();
    await server.stop();
  });

  beforeEach(async () => {
    tab = await browser.open(server.http);
    await tab.page.evaluate((account) => window.e2e.followOrders(account), ACCOUNT);
    return () => tab.close();
  });

  /** Let something happen: the page is told of both changes, once each, and the server has no other reader. */
  async function expectUpdates(): Promise<void> {
    const placed = await placeAndCancel();
    expect(await takeOrders(2)).toEqual(placed);
    await expectOneReader();
  }

  async function placeAndCancel(): Promise<readonly string[]> {
    const { orderId } = await client.broker.placeOrder(limitOrder(ACCOUNT));
    await client.broker.cancelOrder({ orderId });
    return [`${orderId} working`, `${orderId} canceled`];
  }

  async function takeOrders(count: number): Promise<readonly string[]> {
    const taken = await tab.page.evaluate((wanted) => window.e2e.takeOrders(wanted), count);
    return taken.map(({ id, status }) => `${id} ${status}`);
  }

  function expectOneReader(): Promise<void> {
    return expect.poll(readers, { timeout: 30_000 }).toEqual(["1.0", "1.0"]);
  }

  /** How many connections the server has, and how many subscriptions of orders. */
  async function readers(): Promise<readonly (string | undefined)[]> {
    const metrics = await (await fetch(`${server.http}/metrics`)).text();
    const samples = [/^tradegen_connections (.*)$/m, /^tradegen_subscriptions\{.*"orders"\} (.*)$/m];
    return samples.map((sample) => sample.exec(metrics)?.[1]);
  }

  function isBack(): Promise<readonly Gap[]> {
    return tab.page.evaluate(() => window.e2e.isBack());
  }

  /** Let the server be away until the page has tried in vain and waits for hours, whatever the goodbye told it. */
  async function outage(): Promise<void> {
    const { page } = tab;
    await server.stop();
    await page.waitForFunction(() => window.e2e.connections().some((at) => at.startsWith("waiting: 1006")), null, POLLING);
    await page.evaluate((share) => window.e2e.setShare(share), VERY_LONG);
    await page.waitForFunction(() => / in \d{5,}\.\d s$/.test(window.e2e.connections().at(-1) ?? ""), null, POLLING);
    await server.restart();
    await page.evaluate(() => window.e2e.setShare(0));
  }

  test("that is hidden hears everything", async () => {
    await tab.hide();
    await expectUpdates();
    await tab.show();
    await expectUpdates();
    expect(await tab.page.evaluate(() => window.e2e.states())).toEqual(["connecting", "subscribing", "live"]);
  });

  test("that is frozen hears what it slept through, without a gap", async () => {
    await tab.hide();
    await tab.freeze();
    const placed = await placeAndCancel();
    await tab.resume();
    expect(await takeOrders(2)).toEqual(placed);
    await expectUpdates();
    expect(await tab.page.evaluate(() => window.e2e.states())).toEqual(["connecting", "subscribing", "live"]);
  });

  test("that is frozen while its server restarts tells the loss when it resumes, still hidden", async () => {
    await tab.hide();
    await tab.freeze();
    await server.restart();
    await tab.resume();
    expect(await isBack()).toEqual(BEGAN_ANEW);
    await expectUpdates();
  });

  test("that is offline for a moment hears what it missed, without a gap", async () => {
    await tab.setOffline(true);
    const placed = await placeAndCancel();
    await tab.setOffline(false);
    expect(await takeOrders(2)).toEqual(placed);
    await expectUpdates();
    expect(await tab.page.evaluate(() => window.e2e.states())).toEqual(["connecting", "subscribing", "live"]);
  });

  test("that waits long does not, once it is online", async () => {
    await outage();
    await tab.setOffline(true);
    await tab.setOffline(false);
    expect(await isBack()).toEqual(BEGAN_ANEW);
    await expectUpdates();
  });

  test("that waits long does not, once it is looked at", async () => {
    await tab.hide();
    await outage();
    await tab.show();
    expect(await isBack()).toEqual(BEGAN_ANEW);
    await expectUpdates();
  });

  test("that was left with an open socket is loaded anew, and its socket is gone", async () => {
    await tab.page.goto(`${server.http}/health/live`);
    await tab.page.goBack();
    expect(await tab.page.evaluate(() => "e2e" in window)).toBe(false);
    await runTestPage(tab.page);
    await tab.page.evaluate((account) => window.e2e.followOrders(account), ACCOUNT);
    await expectUpdates();
  });

  test("that was left while it waited is kept, and does not wait once it is shown again", async () => {
    await outage();
    await tab.page.goto(`${server.http}/health/live`);
    await tab.page.goBack({ waitUntil: "commit" });
    await tab.page.waitForFunction(() => "e2e" in window);
    expect(await isBack()).toEqual(BEGAN_ANEW);
    await expectUpdates();
  });
});
