/** The one object that emitted module clients share: REST calls, sockets and the token. */

import { ClientClosed } from "./errors.js";
import { settingsOf } from "./options.js";
import type { ClientOptions, Settings } from "./options.js";
import { RestCaller } from "./rest.js";
import type { CallOptions, RestCall } from "./rest.js";
import { Session } from "./session.js";
import { Subscription } from "./subscription.js";
import type { TopicCall } from "./subscription.js";
import { WebSocketDialer } from "./web-socket-dialer.js";

/**
 * Everything of a client that does not depend on the API.
 *
 * Holds one WebSocket per URL, only while topics need it; after `close` no socket and no timer is left.
 */
export class ClientCore {
  /** The options with every default filled in. */
  readonly settings: Settings;
  readonly #rest: RestCaller;
  readonly #sessions = new Map<string, Session>();
  #closed = false;

  constructor(options: ClientOptions) {
    this.settings = settingsOf(options);
    this.#rest = new RestCaller(this.settings);
  }

  /**
   * Call a REST operation.
   *
   * Rejects with `ApiError` (the server answered with an error), `TransportError` (there was no answer),
   * `DecodeError` (the answer has another shape), `ClientClosed`, `TypeError` (an argument cannot be sent) or the
   * reason of an aborted signal.
   */
  async request<T>(call: RestCall<T>, options: CallOptions = {}): Promise<T> {
    if (this.#closed) throw new ClientClosed("the client is closed");
    return this.#rest.request<T>(call, options);
  }

  /** A subscription of a topic; nothing happens before it is iterated or subscribed to. */
  subscribe<T>(call: TopicCall<T>): Subscription<T> {
    return new Subscription<T>(this.session(call.wsPath), call, this.settings);
  }

  /** End every subscription and close every socket; final. Harmless twice. */
  close(): void {
    this.#closed = true;
    for (const session of this.#sessions.values()) session.close();
    this.#rest.close();
  }

  /** The session of a WebSocket path; its socket is opened for the first topic. */
  session(wsPath: string): Session {
    const known = this.#sessions.get(wsPath);
    if (known !== undefined) return known;
    const url = this.settings.baseUrl.replace(/^http/, "ws") + wsPath;
    const session = new Session(url, new WebSocketDialer(url, this.settings), this.settings);
    this.#sessions.set(wsPath, session);
    if (this.#closed) session.close();
    return session;
  }
}
