/** The TypeScript client on Node with the socket class of `ws`, against a real server. */

import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { ClientCore } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import type { Tick } from "./tick.js";

let server: WebSocketServer;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1", handleProtocols: () => "tradegen.v1" });
  await once(server, "listening");
});

afterEach(() => {
  server.close();
});

function core(clock?: FakeClock): ClientCore {
  const { port } = server.address() as AddressInfo;
  return new ClientCore({ baseUrl: `http://127.0.0.1:${port}`, token: "secret/?", WebSocket, clock });
}

test("updates arrive, the token is a subprotocol, closing closes the socket", async () => {
  const connected = once(server, "connection");
  const client = core();
  const orders = client.subscribe<Tick>({ route: "orders", wsPath: "/ws", delivery: "every", params: { a: 1 } });
  const iterator = orders[Symbol.asyncIterator]();
  const first = iterator.next();
  const [socket, request] = (await connected) as [WebSocket, IncomingMessage];
  const [offered, bearer] = String(request.headers["sec-websocket-protocol"]).split(",");
  expect([offered, Buffer.from(String(bearer).replace("bearer.", ""), "base64url").toString(), request.url]).toEqual([
    "tradegen.v1",
    "secret/?",
    "/ws",
  ]);
  const [data] = (await once(socket, "message")) as [Buffer];
  expect(JSON.parse(data.toString())).toEqual({ type: "orders.subscribe", id: "1", payload: { a: 1 } });
  socket.send(
    JSON.stringify({
      type: "orders.subscribe.response",
      id: "1",
      payload: { status: "ok", topic: "K", epoch: "e1", seq: 0 },
    }),
  );
  socket.send(JSON.stringify({ type: "orders.update", payload: { topic: "K", seq: 1, payload: { n: 1 } } }));
  expect(await first).toEqual({ done: false, value: { n: 1 } });
  const closed = once(socket, "close");
  client.close();
  expect((await closed)[0]).toBe(1000);
  expect(await iterator.next()).toEqual({ done: true, value: undefined });
});

test("closing while the connection comes about raises nothing", async () => {
  const clock = new FakeClock();
  const client = core(clock);
  client.subscribe({ route: "orders", wsPath: "/ws", delivery: "every" }).subscribe(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  client.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.pending).toBe(0);
});
