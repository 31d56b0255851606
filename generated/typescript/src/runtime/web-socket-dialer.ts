/** Sockets of the platform's `WebSocket`. */

import { ABNORMAL, NORMAL } from "./dialer.js";
import type { Dialer, Socket, SocketEvents } from "./dialer.js";
import { messageOf } from "./errors.js";
import { askToken } from "./options.js";
import type { PlatformSocket, PlatformSocketClass, Settings } from "./options.js";

/** The subprotocol a server selects to show that it understood the token beside it. */
export const SUBPROTOCOL = "tradegen.v1";

/** Opens sockets to one URL; the token is asked before each attempt. */
export class WebSocketDialer implements Dialer {
  readonly #url: string;
  readonly #settings: Settings;
  readonly #socketClass: PlatformSocketClass;

  /** Throws a `TypeError` where the platform has no `WebSocket` and none was given. */
  constructor(url: string, settings: Settings) {
    const socketClass: PlatformSocketClass | undefined = settings.WebSocket ?? globalThis.WebSocket;
    if (socketClass === undefined) {
      throw new TypeError("this platform has no WebSocket; pass one as the option WebSocket");
    }
    this.#url = url;
    this.#settings = settings;
    this.#socketClass = socketClass;
  }

  dial(events: SocketEvents): Socket {
    const mayChange = typeof this.#settings.token === "function";
    const attempt = new Attempt(events, mayChange ? () => this.#askToken() : null);
    void this.#open(attempt);
    return attempt;
  }

  async #open(attempt: Attempt): Promise<void> {
    try {
      const token = await this.#askToken();
      if (attempt.silent) return;
      attempt.follow(new this.#socketClass(this.#url, token === undefined ? [] : [SUBPROTOCOL, bearer(token)]));
    } catch (error) {
      attempt.lost(ABNORMAL, messageOf(error));
    }
  }

  async #askToken(): Promise<string | undefined> {
    try {
      return await askToken(this.#settings.token);
    } catch (error) {
      this.#settings.report({ kind: "token_failed", url: this.#url, detail: String(error), error });
      throw error;
    }
  }
}

type AskToken = () => Promise<string | undefined>;

/** One attempt: opening, then open, then gone; silent after `hangUp`. */
class Attempt implements Socket {
  silent = false;
  readonly #events: SocketEvents;
  #askToken: AskToken | null; // not while it is being asked
  #socket: PlatformSocket | null = null;

  constructor(events: SocketEvents, askToken: AskToken | null) {
    this.#events = events;
    this.#askToken = askToken;
  }

  follow(socket: PlatformSocket): void {
    this.#socket = socket;
    socket.onopen = (): void => {
      if (!this.silent) this.#events.opened();
    };
    socket.onmessage = (event: { readonly data: unknown }): void => {
      if (!this.silent) this.#events.received(event.data);
    };
    socket.onclose = (event: { readonly code: number; readonly reason: string }): void =>
      this.lost(event.code, event.reason || "connection lost");
    socket.onerror = (): void => undefined; // a close always follows
  }

  send(text: string): void {
    this.#socket?.send(text);
  }

  renewToken(printFrame: (token: string) => string): void {
    const ask = this.#askToken;
    this.#askToken = null;
    ask?.()
      .then(
        (token) => token !== undefined && !this.silent && this.send(printFrame(token)),
        () => undefined, // it was reported; the old token goes on until it expires
      )
      .finally(() => {
        this.#askToken = ask;
      });
  }

  hangUp(code: number): void {
    this.silent = true;
    // A caller may close with 1000 and 3000 to 4999 only (WHATWG WebSockets, close()).
    this.#socket?.close(code === ABNORMAL ? NORMAL : code);
  }

  lost(code: number, reason: string): void {
    if (this.silent) return;
    this.silent = true;
    this.#events.closed(code, reason);
  }
}

/** A token as a subprotocol: base64url, whose letters a header field may carry. */
function bearer(token: string): string {
  const bytes = new TextEncoder().encode(token);
  const base64 = btoa(String.fromCharCode(...bytes));
  return `bearer.${base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}
