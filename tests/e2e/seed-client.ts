/**
 * The socket client of the platform before this one, rebuilt from its description: one shared socket, frames of `type` and
 * `payload` only, topic keys that the client makes itself, replies matched by topic, and a reconnect of its own.
 */

import { WebSocket } from "ws";

interface Reply {
  readonly status: string;
  readonly topic?: string;
}

interface Pending {
  readonly topic: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

interface Followed {
  readonly route: string;
  readonly params: object;
  confirmed: boolean;
  readonly listeners: Map<string, (update: unknown) => void>;
}

/** How long it waits for what. Its own figures are 2 s before it connects anew, then five tries 1 s apart. */
export interface SeedPace {
  readonly settleMs: number;
  readonly retryMs: number;
  readonly replyMs: number;
}

const MOST_TRIES = 5;

/** The key of a topic: the route and the params as JSON with sorted members, without spaces. */
export function buildTopic(route: string, params: object): string {
  return `${route}:${buildParams(params)}`;
}

function buildParams(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return `[${value.map(buildParams).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${buildParams(member)}`).join(",")}}`;
}

/** The one connection that all topic clients share. */
export class SeedSocket {
  readonly #url: string;
  readonly #pace: SeedPace;
  readonly #followed = new Map<string, Followed>();
  readonly #pending = new Set<Pending>();
  #socket: WebSocket | null = null;
  #over = false;
  /** Set once it has given up; nothing brings it back. */
  failure: Error | null = null;

  constructor(url: string, pace: SeedPace) {
    this.#url = url;
    this.#pace = pace;
  }

  /** Listen to a topic; resolves with the topic once the server has confirmed it. */
  async subscribe(route: string, params: object, id: string, listener: (update: unknown) => void): Promise<string> {
    const topic = buildTopic(route, params);
    const known = this.#followed.get(topic);
    if (known) {
      known.listeners.set(id, listener);
      return topic;
    }
    const followed: Followed = { route, params, confirmed: false, listeners: new Map([[id, listener]]) };
    this.#followed.set(topic, followed);
    if (this.#socket === null) await this.#connect();
    await this.#request(`${route}.subscribe`, params, topic);
    followed.confirmed = true;
    return topic;
  }

  /** Stop listening; the last listener leaves the topic. */
  async unsubscribe(topic: string, id: string): Promise<void> {
    const followed = this.#followed.get(topic);
    followed?.listeners.delete(id);
    if (followed?.listeners.size !== 0) return;
    this.#followed.delete(topic);
    await this.#request(`${followed.route}.unsubscribe`, followed.params, topic);
  }

  /** End everything. */
  close(): void {
    this.#over = true;
    this.#socket?.close();
    this.#forgetPending();
  }

  async #connect(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        this.#socket = await this.#open();
        return;
      } catch (error) {
        if (tries >= MOST_TRIES) {
          this.failure = new Error("Max reconnect attempts reached", { cause: error });
          throw this.failure;
        }
        await pause(this.#pace.retryMs);
      }
    }
  }

  #open(): Promise<WebSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.#url);
      socket.onopen = () => {
        socket.onclose = () => {
          if (!this.#over) setTimeout(() => void this.#resubscribeAll().catch(() => undefined), 0);
        };
        resolve(socket);
      };
      socket.onerror = ({ message }) => reject(new Error(message));
      socket.onmessage = ({ data }) => this.#receive(JSON.parse(String(data)) as { type: string; payload: Reply });
    });
  }

  /** Wait, connect anew, and ask for one topic after the other. */
  async #resubscribeAll(): Promise<void> {
    await pause(this.#pace.settleMs);
    this.#forgetPending();
    for (const followed of this.#followed.values()) followed.confirmed = false;
    await this.#connect();
    for (const [topic, followed] of this.#followed) {
      await this.#request(`${followed.route}.subscribe`, followed.params, topic);
      followed.confirmed = true;
    }
  }

  #request(type: string, payload: object, topic: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no reply about ${topic}`)), this.#pace.replyMs);
      this.#pending.add({ topic, resolve, reject, timer });
      this.#socket?.send(JSON.stringify({ type, payload }));
    });
  }

  #receive({ type, payload }: { readonly type: string; readonly payload: Reply & { readonly payload?: unknown } }): void {
    if (type.endsWith(".response")) this.#settle(payload);
    if (!type.endsWith(".update")) return;
    const followed = this.#followed.get(payload.topic ?? "");
    if (followed?.confirmed) for (const listener of followed.listeners.values()) listener(payload.payload);
  }

  #settle({ status, topic }: Reply): void {
    for (const pending of this.#pending) {
      if (pending.topic !== topic) continue;
      this.#pending.delete(pending);
      clearTimeout(pending.timer);
      if (status === "ok") pending.resolve();
      else pending.reject(new Error(status));
      return;
    }
  }

  #forgetPending(): void {
    for (const { timer } of this.#pending) clearTimeout(timer);
    this.#pending.clear();
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
