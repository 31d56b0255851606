/** REST calls of the TypeScript client: what goes out, what comes back, what is refused. */

import { describe, expect, test } from "vitest";
import {
  ApiError,
  ClientClosed,
  ClientCore,
  DecodeError,
  TransportError,
} from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { ClientOptions, UnknownValue } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import { FakeClock } from "./fake-clock.js";
import { decodeTick } from "./tick.js";

type Answer = (url: string, init: RequestInit) => Promise<Response> | Response;

function core(answer: Answer, options: Partial<ClientOptions> = {}): ClientCore {
  const fetch: typeof globalThis.fetch = async (url, init = {}) => answer(String(url), init);
  return new ClientCore({ baseUrl: "http://server/prefix/", fetch, ...options });
}

/** A server that never answers, but honours the signal. */
const mute: Answer = (_, { signal }) =>
  new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(new Error("aborted"))));

const GET_ORDERS = { method: "GET", path: "/api/v1/broker/orders" };

describe("a request", () => {
  test("carries method, path, token and a JSON body", async () => {
    const seen: [string, RequestInit][] = [];
    const client = core((url, init) => (seen.push([url, init]), Response.json({ id: "7" })), { token: "secret" });
    const call = { method: "POST", path: "/api/v1/broker/orders", body: { symbol: "AAPL", note: undefined } };
    expect(await client.request<{ id: string }>(call)).toEqual({ id: "7" });
    expect(seen[0]?.[0]).toBe("http://server/prefix/api/v1/broker/orders");
    expect(seen[0]?.[1]).toMatchObject({ method: "POST", body: '{"symbol":"AAPL"}' });
    expect(seen[0]?.[1].headers).toEqual({
      Accept: "application/json",
      "Content-Type": "application/json",
      Authorization: "Bearer secret",
    });
  });

  test("leaves out null and undefined of a query and repeats lists", async () => {
    const seen: string[] = [];
    const client = core((url) => (seen.push(url), Response.json([])));
    const query = { q: "a b&c", none: null, absent: undefined, sides: ["buy", "sell"], flag: true, n: 1.5 };
    await client.request({ ...GET_ORDERS, query });
    expect(seen).toEqual(["http://server/prefix/api/v1/broker/orders?q=a+b%26c&sides=buy&sides=sell&flag=true&n=1.5"]);
  });

  test.each([
    ["a/b", "a%2Fb"],
    ["a b?#%", "a%20b%3F%23%25"],
    ["é", "%C3%A9"],
    [7, "7"],
    ["...", "..."],
    ["$&", "%24%26"],
  ])("puts %j into one segment", async (value, segment) => {
    const seen: string[] = [];
    const client = core((url) => (seen.push(new URL(url).pathname), new Response(null, { status: 204 })));
    await client.request({ method: "DELETE", path: "/orders/{orderId}", pathParams: { orderId: value } });
    expect(seen).toEqual([`/prefix/orders/${segment}`]);
  });

  test.each(["", ".", ".."])("refuses %j, which no segment can carry", async (value) => {
    const client = core(() => Response.json([]));
    const call = { method: "GET", path: "/orders/{orderId}", pathParams: { orderId: value } };
    await expect(client.request(call)).rejects.toThrow(TypeError);
  });

  test.each(["\ud800", NaN, -Infinity])("refuses %j in a URL, which cannot say it", async (value) => {
    const client = core(() => Response.json([]));
    const inPath = { method: "GET", path: "/orders/{orderId}", pathParams: { orderId: value } };
    await expect(client.request(inPath)).rejects.toThrow(TypeError);
    await expect(client.request({ ...GET_ORDERS, query: { of: [value] } })).rejects.toThrow(TypeError);
  });

  test.each([NaN, Infinity])("refuses %d in a body, which JSON would make null", async (value) => {
    const client = core(() => Response.json([]));
    await expect(client.request({ ...GET_ORDERS, body: { price: [value] } })).rejects.toThrow(TypeError);
  });

  test("asks the token function every time", async () => {
    const seen: unknown[] = [];
    const tokens = ["t1", "t2"];
    const answer: Answer = (_, { headers }) => {
      seen.push((headers as Record<string, string>)["Authorization"]);
      return Response.json([]);
    };
    const client = core(answer, { token: async () => tokens.shift() ?? "none left" });
    await client.request(GET_ORDERS);
    await client.request(GET_ORDERS);
    expect(seen).toEqual(["Bearer t1", "Bearer t2"]);
  });
});

describe("an answer", () => {
  test("without content is undefined", async () => {
    const client = core(() => new Response(null, { status: 204 }));
    expect(await client.request<void>(GET_ORDERS)).toBeUndefined();
  });

  test("that is a problem document becomes an ApiError", async () => {
    const problem = { title: "Refused", status: 409, code: "MARKET_CLOSED", detail: "later", opens: 5 };
    const error: unknown = await core(() => Response.json(problem, { status: 409 }))
      .request(GET_ORDERS)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 409, problem: { code: "MARKET_CLOSED", detail: "later", type: "about:blank" } });
    expect(error).toMatchObject({ problem: { members: { opens: 5 } } });
  });

  test.each(["<h1>bad gateway</h1>", "[1]", ""])("of any error body %j becomes an ApiError", async (body) => {
    const client = core(() => new Response(body, { status: 502, statusText: "Bad Gateway" }));
    await expect(client.request(GET_ORDERS)).rejects.toMatchObject({ status: 502, problem: { title: "Bad Gateway" } });
  });

  test("that is not JSON becomes a DecodeError", async () => {
    await expect(core(() => new Response("<h1>hello</h1>")).request(GET_ORDERS)).rejects.toThrow(DecodeError);
  });

  test("that never comes becomes a TransportError at the limit, and no timer is left", async () => {
    const clock = new FakeClock();
    const pending = core(mute, { clock }).request(GET_ORDERS, { timeoutMs: 500 });
    const settled = expect(pending).rejects.toThrow(TransportError);
    await Promise.resolve();
    clock.advance(500);
    await settled;
    expect(clock.pending).toBe(0);
  });

  test.each<[string, Answer, Partial<ClientOptions>]>([
    ["a token that never comes", () => Response.json([]), { token: () => new Promise(() => undefined) }],
    ["a fetch that ignores its signal", () => new Promise(() => undefined), {}],
  ])("is waited for within the limit: %s", async (_, answer, options) => {
    const clock = new FakeClock();
    const pending = core(answer, { clock, ...options }).request(GET_ORDERS);
    const settled = expect(pending).rejects.toThrow(TransportError);
    await Promise.resolve();
    clock.advance(30_000);
    await settled;
    expect(clock.pending).toBe(0);
  });

  test.each([
    ["2", 2_000],
    [new Date(0).toUTCString(), 0],
    ["soon", null],
    [undefined, null],
  ])("that says Retry-After %j says so in its error", async (header, retryAfterMs) => {
    const headers = header === undefined ? {} : { "Retry-After": header };
    const client = core(() => Response.json({}, { status: 503, headers }));
    await expect(client.request(GET_ORDERS)).rejects.toMatchObject({ status: 503, retryAfterMs });
  });

  test("is decoded, and what the decoder does not know is told", async () => {
    const heard: UnknownValue[] = [];
    const client = core(() => Response.json({ n: 1, side: "short" }), { onUnknown: (found) => heard.push(found) });
    expect(await client.request({ ...GET_ORDERS, decode: decodeTick })).toEqual({ n: 1, side: "short" });
    const where = "GET /api/v1/broker/orders";
    expect(heard).toEqual([{ kind: "enum", where, path: "/side", value: "short" }]);
    expect(heard.every(Object.isFrozen)).toBe(true);
  });

  test.each([{ n: "1" }, [], null, {}])("of another shape, %j, becomes a DecodeError", async (body) => {
    const client = core(() => Response.json(body));
    await expect(client.request({ ...GET_ORDERS, decode: decodeTick })).rejects.toThrow(DecodeError);
  });

  test("whose unknown value makes onUnknown throw is an answer all the same", async () => {
    const kinds: string[] = [];
    const client = core(() => Response.json({ n: 1, side: "short" }), {
      report: ({ kind }) => kinds.push(kind),
      onUnknown: () => {
        throw new Error("no");
      },
    });
    expect(await client.request({ ...GET_ORDERS, decode: decodeTick })).toEqual({ n: 1, side: "short" });
    expect(kinds).toEqual(["listener_failed"]);
  });

  test.each(["", "secret\nX: y", "geheim-ü", "secret ", null, 7, {}])(
    "is not asked for with the token %j, whose error does not hold it",
    async (token) => {
      let asked = 0;
      const answer = (): Response => Response.json((asked += 1));
      for (const given of [token, async () => token]) {
        const client = core(answer, { token: given as string });
        const error: unknown = await client.request(GET_ORDERS).catch((caught: unknown) => caught);
        if (token === null) expect(error).toBe(asked); // none
        else expect(error).toBeInstanceOf(TypeError);
        expect(String(error)).not.toMatch(/secret|geheim/);
      }
      expect(asked).toBe(token === null ? 2 : 0);
    },
  );

  test("that cannot come becomes a TransportError", async () => {
    const client = core(() => Promise.reject(new TypeError("fetch failed")));
    await expect(client.request(GET_ORDERS)).rejects.toThrow(TransportError);
  });
});

describe("cancelling", () => {
  test("rejects with the signal's reason, before and during the call", async () => {
    const reason = new Error("the page was left");
    const controller = new AbortController();
    const client = core(mute);
    const pending = client.request(GET_ORDERS, { signal: controller.signal });
    const settled = expect(pending).rejects.toBe(reason);
    await Promise.resolve();
    controller.abort(reason);
    await settled;
    await expect(client.request(GET_ORDERS, { signal: controller.signal })).rejects.toBe(reason);
  });

  test("by closing the client ends running calls and refuses new ones", async () => {
    const client = core(mute);
    const settled = expect(client.request(GET_ORDERS)).rejects.toThrow(ClientClosed);
    await Promise.resolve();
    client.close();
    await settled;
    await expect(client.request(GET_ORDERS)).rejects.toThrow(ClientClosed);
  });
});
