/** The compiled TypeScript client, in Node with the socket class of `ws` and in a real browser, on the real server. */

import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { TradingClient } from "../../generated/typescript/dist/index.js";
import { findChromium, launchChromium, openTestPage } from "./chromium.js";
import type { WatchedPage } from "./chromium.js";
import { Followed } from "./followed.js";
import { journey, limitOrder } from "./journey.js";
import { LiveServer, SERVER_KINDS } from "./live-server.js";

const EXPECTED: unknown = JSON.parse(readFileSync(new URL("./journey.json", import.meta.url), "utf-8"));
const CHROMIUM = findChromium();

function nodeClient(server: LiveServer): TradingClient {
  return new TradingClient({ baseUrl: server.http, WebSocket, backoffFirstMs: 50, backoffLimitMs: 200 });
}

describe.each(SERVER_KINDS)("in Node, on %s", (kind) => {
  test("the journey is as in every other language", async () => {
    const server = await LiveServer.start(kind);
    const client = nodeClient(server);
    try {
      expect(await journey(client, "node")).toEqual(EXPECTED);
    } finally {
      client.close();
      await server.stop();
    }
  });
});

// Without a browser on the machine these are skipped; on CI that is an error.
describe.runIf(CHROMIUM).each(SERVER_KINDS)("in Chromium, on %s", (kind) => {
  let browser: Browser;
  let server: LiveServer;
  let watched: WatchedPage;

  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(CHROMIUM ?? ""), LiveServer.start(kind)]);
    watched = await openTestPage(browser, server.http);
  });

  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test("the journey is as in every other language", async () => {
    expect(await watched.page.evaluate(() => window.e2e.journey("browser"))).toEqual(EXPECTED);
    expect(watched.foreign).toEqual([]);
  });

  test("browser and Node see the same updates, and both follow a restart", async () => {
    const { page } = watched;
    const client = nodeClient(server);
    const orders = new Followed(client.broker.orders({ accountId: "shared" }));
    await Promise.all([orders.confirmed(), page.evaluate(() => window.e2e.followOrders("shared"))]);
    const { orderId } = await client.broker.placeOrder(limitOrder("shared"));
    await client.broker.cancelOrder({ orderId });
    const changes = await orders.take(2);
    expect(changes.map(({ id, status }) => [id, status])).toEqual([[orderId, "working"], [orderId, "canceled"]]);
    expect(await page.evaluate(() => window.e2e.takeOrders(2))).toEqual(changes);

    await server.restart();
    const [gaps] = await Promise.all([page.evaluate(() => window.e2e.isBack()), orders.isBack()]);
    await client.broker.placeOrder(limitOrder("shared"));
    expect(await page.evaluate(() => window.e2e.takeOrders(1))).toEqual(await orders.take(1));
    expect(orders.gaps).toEqual([{ fromSeq: 3, toSeq: null, reason: "epoch" }]);
    expect(gaps).toEqual(orders.gaps);
    client.close();
  });
});
