/** REST calls: a declared operation and its arguments in, a typed value or a typed error out. */

import { sendable } from "./argument.js";
import { ApiError, ClientClosed, DecodeError, TransportError, messageOf } from "./errors.js";
import type { Parse, Replacer } from "./json.js";
import { askToken } from "./options.js";
import type { Settings } from "./options.js";
import { readProblem } from "./problem.js";
import { readRetryAfter } from "./retry-after.js";
import { decoderOf } from "./unknown.js";
import type { Decode } from "./unknown.js";

/** A value a path or a query can carry. */
export type UrlScalar = string | number | boolean;

/** A query value: a list repeats its name, `null` and `undefined` are left out. */
export type QueryValue = UrlScalar | readonly UrlScalar[] | null | undefined;

/** What emitted code declares about one call. `path` is the whole path with `{wireName}` placeholders. */
export interface RestCall<T = unknown> {
  readonly method: string;
  readonly path: string;
  readonly pathParams?: Readonly<Record<string, UrlScalar>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly body?: unknown;
  /** Prints the body, and parses the answer, where `JSON` would lose digits. */
  readonly print?: ((value: unknown, replacer: Replacer) => string) | undefined;
  readonly parse?: Parse | undefined;
  /** Makes the result of parsed JSON; without it, the JSON is the result. */
  readonly decode?: Decode<T> | undefined;
}

/** What a caller may change about one call. */
export interface CallOptions {
  /** Cancels the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Calls operations of one server. */
export class RestCaller {
  readonly #settings: Settings;
  readonly #running = new Set<AbortController>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Call an operation and parse its answer; an answer without a body is `undefined`. */
  async request<T>(call: RestCall<T>, options: CallOptions): Promise<T> {
    const url = this.#settings.baseUrl + fillPath(call.path, call.pathParams ?? {}) + queryText(call.query ?? {});
    const controller = new AbortController();
    const { signal } = options;
    signal?.throwIfAborted();
    const onAbort = (): void => controller.abort(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    const limitMs = options.timeoutMs ?? this.#settings.requestTimeoutMs;
    const timer = this.#settings.clock.later(limitMs, () =>
      controller.abort(new TransportError(`no answer within ${limitMs / 1000} s`)),
    );
    this.#running.add(controller);
    try {
      return await Promise.race([this.#answer<T>(call, options, url, controller.signal), aborted(controller.signal)]);
    } finally {
      this.#running.delete(controller);
      timer.cancel();
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Cancel every running call. */
  close(): void {
    for (const controller of this.#running) controller.abort(new ClientClosed("the client is closed"));
  }

  async #init(call: RestCall<unknown>, options: CallOptions): Promise<RequestInit> {
    const token = await askToken(this.#settings.token);
    const headers = {
      Accept: "application/json",
      ...(call.body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...this.#settings.headers,
      ...options.headers,
    };
    const init = { method: call.method, headers };
    return call.body === undefined ? init : { ...init, body: (call.print ?? JSON.stringify)(call.body, sendable) };
  }

  async #answer<T>(call: RestCall<T>, options: CallOptions, url: string, signal: AbortSignal): Promise<T> {
    const init = await this.#init(call, options);
    signal.throwIfAborted(); // while the token was asked for
    const [response, body] = await this.#fetchText(`${call.method} ${url}`, url, { ...init, signal });
    const { ok, status, statusText, headers } = response;
    if (!ok) {
      throw new ApiError(status, readProblem(status, statusText, body), readRetryAfter(headers.get("Retry-After")));
    }
    if (body === "") return undefined as T; // declared as void
    try {
      return decoderOf(`${call.method} ${call.path}`, call, this.#settings)((call.parse ?? JSON.parse)(body));
    } catch (error) {
      const message = `${call.method} ${call.path}: ${status} with another shape: ${String(error)}`;
      throw new DecodeError(message, { cause: error });
    }
  }

  async #fetchText(
    name: string,
    url: string,
    init: RequestInit & { signal: AbortSignal },
  ): Promise<readonly [Response, string]> {
    try {
      const response = await this.#settings.fetch(url, init);
      return [response, await response.text()];
    } catch (error) {
      if (init.signal.aborted) throw init.signal.reason;
      throw new TransportError(`${name}: ${messageOf(error)}`, { cause: error });
    }
  }
}

/** Rejects with the signal's reason; what is waited for need not know the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

/** Put percent-encoded values in the place of `{name}`. Throws a `TypeError` for a value no segment can be. */
export function fillPath(path: string, values: Readonly<Record<string, UrlScalar>>): string {
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => segment(name, values[name]));
}

function segment(name: string, value: UrlScalar | undefined): string {
  const text = urlText(name, value ?? "");
  if (/^\.{0,2}$/.test(text)) throw new TypeError(`${name}: "${text}" cannot be part of a path`);
  return encodeURIComponent(text);
}

/** Print a query with its question mark, or nothing. Throws a `TypeError` for a value that a URL cannot say. */
export function queryText(query: Readonly<Record<string, QueryValue>>): string {
  const items = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue;
    for (const item of typeof value === "object" ? value : [value]) items.append(name, urlText(name, item));
  }
  const text = items.toString();
  return text && `?${text}`;
}

function urlText(name: string, value: UrlScalar): string {
  return String(sendable(name, value));
}
