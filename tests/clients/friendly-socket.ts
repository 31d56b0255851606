/** A platform socket whose server confirms everything at once and sends updates; every step is one microtask. */

import type { PlatformSocket, PlatformSocketClass } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";

/** What the server knows. */
export class FriendlyServer {
  readonly followed = new Set<string>();
  sockets = 0;

  /** A class of sockets to this server. */
  socketClass(): PlatformSocketClass {
    const server = this;
    return class implements PlatformSocket {
      onopen: PlatformSocket["onopen"] = null;
      onmessage: PlatformSocket["onmessage"] = null;
      onclose: PlatformSocket["onclose"] = null;
      onerror: PlatformSocket["onerror"] = null;
      #isOver = false;

      constructor() {
        server.sockets += 1;
        queueMicrotask(() => !this.#isOver && (this.onopen as (() => void) | null)?.());
      }

      send(text: string): void {
        if (this.#isOver) return;
        const { type, id } = JSON.parse(text) as { readonly type: string; readonly id: string };
        for (const frame of server.#answers(type, id)) queueMicrotask(() => this.#say(frame));
      }

      close(): void {
        if (this.#isOver) return;
        this.#isOver = true;
        server.sockets -= 1;
        server.followed.clear();
      }

      #say(frame: object): void {
        const data = JSON.stringify(frame);
        if (!this.#isOver) (this.onmessage as ((event: { readonly data: unknown }) => void) | null)?.({ data });
      }
    };
  }

  #answers(type: string, id: string): object[] {
    const [route = "", verb] = type.split(".");
    const payload = { status: "ok", topic: route, epoch: "e1", seq: 0, since: 0, items: [{ n: 1, v: 1 }] };
    const reply = { type: `${type}.response`, id, payload };
    if (verb === "unsubscribe") this.followed.delete(route);
    if (verb !== "subscribe") return [reply];
    this.followed.add(route);
    const update = (seq: number): object => ({ type: `${route}.update`, payload: { topic: route, seq, payload: { n: seq, v: 1 } } });
    return [reply, { type: "auth.expiring", payload: { expiresInMs: 30_000 } }, update(1), update(2), update(3)];
  }
}
