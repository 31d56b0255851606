/** What a session needs from whoever opens its sockets. */

/** The conversation is over. */
export const NORMAL = 1000;
/** The connection broke or never came about. */
export const ABNORMAL = 1006;
/** The server was mute for too long. */
export const SILENT = 4000;

/** What a socket tells its session; nothing more after `hangUp` or `closed`. */
export interface SocketEvents {
  /** The socket is open. */
  opened(): void;
  /** A frame came in. */
  received(data: unknown): void;
  /** The socket is gone or never opened. */
  closed(code: number, reason: string): void;
}

/** An open or opening socket. */
export interface Socket {
  /** Send a frame; never waits. */
  send(text: string): void;
  /** Ask for another token, where it may change, and send the frame that holds it. */
  renewToken(printFrame: (token: string) => string): void;
  /** Close from this side, open or not. */
  hangUp(code: number): void;
}

/** Opens sockets to one URL. */
export interface Dialer {
  /** Begin to open a socket; what becomes of it is told to `events`, later. */
  dial(events: SocketEvents): Socket;
}

/** Whether a close code forbids to come back: 3500 to 3999 and 4500 to 4999. */
export function isFinal(closeCode: number): boolean {
  return (closeCode >= 3500 && closeCode <= 3999) || (closeCode >= 4500 && closeCode <= 4999);
}
