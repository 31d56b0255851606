/** A platform socket that does nothing but what a script says. */

import type { PlatformSocketClass } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";

/** One attempt of a client: undecided, then open, then closed. */
export class FakeSocket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly url: string;
  readonly protocols: readonly string[];
  readonly sent: unknown[] = [];
  /** The code the client hung up with. */
  hungUp: number | null = null;
  isOver = false;

  constructor(url: string, protocols: readonly string[] = []) {
    this.url = url;
    this.protocols = protocols;
  }

  send(text: string): void {
    if (!this.isOver) this.sent.push(JSON.parse(text));
  }

  close(code?: number): void {
    if (this.isOver) return;
    this.isOver = true;
    this.hungUp = code ?? 1005;
  }

  /** The server lets the client in. */
  accept(): void {
    (this.onopen as (() => void) | null)?.();
  }

  /** The server says something. */
  say(data: unknown): void {
    this.onmessage?.({ data });
  }

  /** The connection ends from the server's side. */
  end(code: number, reason = ""): void {
    if (this.isOver) return;
    this.isOver = true;
    this.onclose?.({ code, reason });
  }
}

/** A socket class whose every socket is written down. */
export function recordedSockets(): { readonly sockets: FakeSocket[]; readonly WebSocket: PlatformSocketClass } {
  const sockets: FakeSocket[] = [];
  class Recorded extends FakeSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols);
      sockets.push(this);
    }
  }
  return { sockets, WebSocket: Recorded };
}
