/** What a caller may change about a client. */

import { systemClock } from "./clock.js";
import type { Clock } from "./clock.js";
import type { ClientEvent } from "./event.js";
import { callListener } from "./listener.js";
import { firstOfEach } from "./unknown.js";
import type { UnknownValue, Validate } from "./unknown.js";

/** A bearer token, or a function that is asked for one before every request and (re)connect. */
export type Token = string | (() => string | Promise<string>);

/** What a full buffer does: drop its oldest update and report the loss as a gap, or end the iteration. */
export type Overflow = "drop_oldest" | "fail";

/** The part of the platform's `WebSocket` that the client uses. */
export interface PlatformSocket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

/** `globalThis.WebSocket`, or a class like it: Node before 22 has none, there `ws` or `undici` bring one. */
export type PlatformSocketClass = new (url: string, protocols?: string[]) => PlatformSocket;

/**
 * Where the server is, and limits and seams of a client; every default is meant for production.
 *
 * `baseUrl` may carry a path prefix and, in a browser, be relative to the page. `requestTimeoutMs` is for a
 * REST call as a whole, the token function included. `silenceLimitMs` is how long a socket may be mute before it counts as dead; after `pingAfterMs` the client asks with a `ping`.
 * `bufferSize` updates wait per iteration before `overflow` decides. A socket without topics is closed
 * after `idleCloseMs`. `onUnknown` is called for every enum value, variant of a union and type of message
 * that this client does not know; without it each is reported once. `validate`, from the package's module of
 * that name, checks what arrives, for development. `clock` and `random` are for tests.
 *
 * The token travels in the `Authorization` header of REST calls. A browser cannot set headers of a
 * WebSocket: there it is the offered subprotocol `bearer.<base64url of the token>` beside `tradegen.v1`,
 * which the server selects. It never stands in a URL, which servers log.
 */
export interface ClientOptions {
  readonly baseUrl: string;
  readonly token?: Token | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly requestTimeoutMs?: number | undefined;
  readonly connectTimeoutMs?: number | undefined;
  readonly ackTimeoutMs?: number | undefined;
  readonly pingAfterMs?: number | undefined;
  readonly silenceLimitMs?: number | undefined;
  readonly drainLimitMs?: number | undefined;
  readonly idleCloseMs?: number | undefined;
  readonly backoffFirstMs?: number | undefined;
  readonly backoffLimitMs?: number | undefined;
  readonly bufferSize?: number | undefined;
  readonly overflow?: Overflow | undefined;
  readonly report?: ((event: ClientEvent) => void) | undefined;
  readonly onUnknown?: ((found: UnknownValue) => void) | undefined;
  readonly validate?: Validate | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly WebSocket?: PlatformSocketClass | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: (() => number) | undefined;
}

/** Options with every default filled in. */
export type Settings = {
  readonly [Name in keyof Omit<ClientOptions, "token" | "WebSocket" | "validate">]-?: Exclude<ClientOptions[Name], undefined>;
} & Pick<ClientOptions, "token" | "WebSocket" | "validate">;

const DEFAULTS = {
  headers: {},
  requestTimeoutMs: 30_000,
  connectTimeoutMs: 10_000,
  ackTimeoutMs: 10_000,
  pingAfterMs: 25_000,
  silenceLimitMs: 35_000,
  drainLimitMs: 30_000,
  idleCloseMs: 10_000,
  backoffFirstMs: 200,
  backoffLimitMs: 20_000,
  bufferSize: 1024,
  overflow: "drop_oldest",
  report: logFailure,
  fetch: (input, init) => globalThis.fetch(input, init),
  clock: systemClock,
  random: Math.random,
} satisfies Partial<ClientOptions>;

/** Fill in the defaults. */
export function settingsOf(options: ClientOptions): Settings {
  const stated = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings = { ...DEFAULTS, ...(Object.fromEntries(stated) as typeof DEFAULTS & ClientOptions) };
  const report = (event: ClientEvent): void => {
    try {
      settings.report(event);
    } catch (error) {
      console.error(error); // the caller's function: its failure is nobody else's
    }
  };
  return {
    ...settings,
    baseUrl: absoluteUrl(options.baseUrl),
    report,
    onUnknown: tellUnknown(options.onUnknown, report),
  };
}

/** The token of this moment. Throws a `TypeError` without it where no header can carry it: `fetch` would name it. */
export async function askToken(token: Token | undefined): Promise<string | undefined> {
  const found = (typeof token === "function" ? await token() : token) ?? undefined;
  if (found?.match(/^[!-~]+$/) === null) throw new TypeError("the token is no text that a header can carry");
  return found;
}

function absoluteUrl(baseUrl: string): string {
  const page: Location | undefined = globalThis.location;
  return new URL(baseUrl, page?.href).href.replace(/\/+$/, "");
}

/** Whom to tell of what is not known; throws nothing. */
function tellUnknown(
  onUnknown: ClientOptions["onUnknown"],
  report: (event: ClientEvent) => void,
): (found: UnknownValue) => void {
  if (onUnknown === undefined) {
    return firstOfEach(({ kind, where, path, value }) => {
      const detail = kind === "message" ? "unknown message" : `unknown ${kind} ${JSON.stringify(value)} at ${path}`;
      report({ kind: "unknown_value", url: where, detail });
    });
  }
  return (found) =>
    callListener(onUnknown, Object.freeze(found), (kind, detail, error) => report({ kind, url: found.where, detail, error }));
}

function logFailure(event: ClientEvent): void {
  if (event.kind !== "connection") console.warn(`${event.url} ${event.kind}: ${event.detail}`, event.error ?? "");
}
