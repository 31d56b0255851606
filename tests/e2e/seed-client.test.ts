/** The socket client of the platform before this one works unchanged with our server, as far as it works at all. */

import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { LiveServer, SERVER_KINDS } from "./live-server.js";
import { SeedSocket, buildTopic } from "./seed-client.js";

/** Its own pace, with more time between its five tries: a server may start slowly on a busy machine. */
const PACE = { settleMs: 500, retryMs: 8000, replyMs: 20_000 };
const BARS = { symbol: "AAPL", resolution: "1" };

/** How often it comes and goes at once: as many frames as a connection may send in a burst. */
const HURRIES = 100;

/** A listener that can be waited for. */
class Ear {
  heard = 0;
  #wake: (() => void)[] = [];

  readonly listener = (): void => {
    this.heard += 1;
    for (const wake of this.#wake.splice(0)) wake();
  };

  async more(): Promise<void> {
    await new Promise<void>((resolve) => this.#wake.push(resolve));
  }
}

test.each(SERVER_KINDS)("it subscribes, gets updates, leaves and survives a restart of %s", async (kind) => {
  const server = await LiveServer.start(kind);
  const socket = new SeedSocket(`${server.http.replace("http", "ws")}/api/v1/ws`, PACE);
  const [chart, table, quotes] = [new Ear(), new Ear(), new Ear()];
  try {
    const topic = await socket.subscribe("bars", BARS, "chart", chart.listener);
    expect(topic).toBe('bars:{"resolution":"1","symbol":"AAPL"}');
    expect(await socket.subscribe("bars", BARS, "table", table.listener)).toBe(topic);
    await socket.subscribe("quotes", { symbol: "MSFT" }, "chart", quotes.listener);
    await Promise.all([chart.more(), table.more(), quotes.more()]);

    await socket.unsubscribe(topic, "table");
    const before = table.heard;
    await chart.more();
    expect(table.heard).toBe(before);
    await socket.unsubscribe(topic, "chart");
    await socket.subscribe("bars", BARS, "chart", chart.listener);
    await chart.more();

    await server.stop();
    await server.restart();
    await Promise.all([chart.more(), quotes.more()]);
    expect(socket.failure).toBeNull();
  } finally {
    socket.close();
    await server.stop();
  }
}, 180_000);

test("it may come and go as fast as it likes, also while the server stops", async () => {
  const server = await LiveServer.start("tradegen");
  const socket = new SeedSocket(`${server.http.replace("http", "ws")}/api/v1/ws`, PACE);
  const [chart, steady] = [new Ear(), new Ear()];
  const hurry = (): void => {
    for (let round = 0; round < HURRIES; round += 1) {
      const coming = socket.subscribe("bars", BARS, "chart", chart.listener);
      const going = socket.unsubscribe(buildTopic("bars", BARS), "chart");
      for (const each of [coming, going]) each.catch(() => undefined); // cancelled, or lost with its connection
    }
  };
  try {
    await socket.subscribe("quotes", { symbol: "MSFT" }, "chart", steady.listener);
    hurry();
    await steady.more();
    await socket.subscribe("bars", BARS, "chart", chart.listener);
    await chart.more();

    const restarting = server.restart();
    hurry(); // into a connection that says goodbye
    await restarting;
    await socket.subscribe("bars", BARS, "chart", chart.listener).catch(() => undefined); // what was asked meanwhile is lost
    await steady.more();
    expect(socket.failure).toBeNull();
    expect(steady.heard).toBeGreaterThan(0);
  } finally {
    socket.close();
    await server.stop();
  }
}, 180_000);

test("it sits out what its five tries allow, and no more", async () => {
  const nobody = createServer().listen(0);
  const { port } = nobody.address() as AddressInfo;
  nobody.close();
  const socket = new SeedSocket(`ws://127.0.0.1:${port}`, { settleMs: 0, retryMs: 1, replyMs: 1000 });
  await expect(socket.subscribe("bars", BARS, "chart", () => undefined)).rejects.toThrow("Max reconnect attempts");
  expect(socket.failure).not.toBeNull();
});

test("its keys are ours where its params are text", () => {
  expect(buildTopic("quotes", { symbol: "AAPL" })).toBe('quotes:{"symbol":"AAPL"}');
  expect(buildTopic("x", { b: [1, { d: true, c: "é" }], a: 1 })).toBe('x:{"a":1,"b":[1,{"c":"é","d":true}]}');
});
