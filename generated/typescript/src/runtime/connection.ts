/** One socket at a time: opened, watched, left, and replaced when it is lost. */

import { returnMs } from "./backoff.js";
import type { Timer } from "./clock.js";
import { ABNORMAL, NORMAL, SILENT, isFinal } from "./dialer.js";
import type { Dialer, Socket, SocketEvents } from "./dialer.js";
import { SubscriptionRefused } from "./errors.js";
import type { Report } from "./listener.js";
import type { Settings } from "./options.js";
import { SilenceWatch } from "./silence.js";
import type { ConnectionState } from "./state.js";
import { onWake } from "./wake.js";

/** How long a server must have stood after it confirmed something, for its loss to be a new one. */
const STEADY_MS = 1_000;

/** Whom a connection serves; it is told of what has changed already. */
export interface ConnectionUser {
  /** Whether somebody needs the connection: only then is a lost socket replaced. */
  readonly isActive: boolean;
  /** A socket is open. */
  opened(): void;
  /** A frame came in. */
  received(data: unknown): void;
  /** The other side should be asked for a sign of life. */
  doubted(): void;
  /** The socket is gone, with whatever was true only on it. */
  dropped(): void;
  /** Another socket will be opened, later. */
  delayed(): void;
  /** The server closed the socket for good. */
  refused(error: SubscriptionRefused): void;
}

/** A socket to one URL while it is needed, replaced whenever it is lost, with ever longer pauses. */
export class Connection implements SocketEvents {
  readonly url: string;
  state: ConnectionState = "idle";
  readonly #dialer: Dialer;
  readonly #settings: Settings;
  readonly #user: ConnectionUser;
  readonly #silence: SilenceWatch;
  #lostAt: number | null = null; // since when the server has not stood for a while
  #trustedAt = Infinity; // when it confirmed something on this socket
  #returnAfterMs = 0;
  #wasPutOff = false; // the server said when to come back
  #socket: Socket | null = null;
  #wake: Timer | null = null; // while there is a socket, or to be one
  #timer: Timer | null = null; // connect limit, drain limit, next attempt or idle limit

  constructor(url: string, dialer: Dialer, settings: Settings, user: ConnectionUser) {
    this.url = url;
    this.#dialer = dialer;
    this.#settings = settings;
    this.#user = user;
    this.#silence = new SilenceWatch(
      settings,
      () => user.doubted(),
      () => this.#giveUp(SILENT, "the server is mute"),
    );
  }

  /** Send a frame, where there is an open socket. */
  send(text: string): void {
    this.#socket?.send(text);
  }

  /** Send another token on the open socket, when there is one. */
  renewToken(printFrame: (token: string) => string): void {
    this.#socket?.renewToken(printFrame);
  }

  /** Somebody needs it: keep the open socket, or open one. */
  use(): void {
    if (this.state === "open") this.#stopTimer(); // the idle limit
    if (this.state === "idle" || this.state === "refused") {
      this.#lostAt = null;
      this.#dial();
    }
  }

  /** Nobody needs it any more: give an open socket a while, and stop everything else. */
  settle(): void {
    if (this.state === "open" || this.state === "draining") {
      this.#setTimer(this.#settings.idleCloseMs, () => this.#giveUp(NORMAL, "no topic"));
    } else if (this.state === "connecting" || this.state === "waiting") {
      this.#giveUp(NORMAL, "no topic");
    }
  }

  /** The server works: where it goes on so, what is lost next is lost then. */
  trust(): void {
    this.#trustedAt = Math.min(this.#trustedAt, this.#settings.clock.now());
  }

  /** Listen on, ask for nothing; the server hangs up when it has said everything. */
  drain(reason: string, reconnectAfterMs: number): void {
    this.#returnAfterMs = reconnectAfterMs;
    this.#setTimer(this.#settings.drainLimitMs, () => this.#giveUp(NORMAL, "the server said goodbye and stayed"));
    this.#move("draining", reason);
  }

  /** Hang up; final. */
  close(): void {
    this.#hangUp(NORMAL);
    this.#move("closed");
  }

  /** Report an event of this connection or of who uses it. */
  readonly report: Report = (kind, detail, error) => this.#settings.report({ kind, url: this.url, detail, error });

  // ------------------------------------------------------------------------------- from the socket

  opened(): void {
    this.#stopTimer();
    this.#returnAfterMs = 0;
    this.#silence.start();
    this.#move("open");
    this.#user.opened();
  }

  received(data: unknown): void {
    this.#silence.heard();
    this.#user.received(data);
  }

  /** Refuse everything where the code is final, else come back after a while. */
  closed(code: number, reason: string): void {
    this.#drop();
    if (isFinal(code)) {
      this.#move("refused", `${code} ${reason}`);
      this.#user.refused(new SubscriptionRefused(`CLOSED_${code}`, reason || "connection refused"));
    } else if (this.#user.isActive) {
      this.#redialLater(`${code} ${reason}`);
    } else {
      this.#move("idle");
    }
  }

  // ---------------------------------------------------------------------------------- the socket

  #dial(): void {
    this.#setTimer(this.#settings.connectTimeoutMs, () =>
      this.#giveUp(ABNORMAL, "no connection within the time limit"),
    );
    this.#trustedAt = Infinity;
    this.#socket = this.#dialer.dial(this);
    this.#move("connecting");
  }

  #redialLater(why: string): void {
    const now = this.#settings.clock.now();
    if (this.#lostAt === null || now - this.#trustedAt >= STEADY_MS) this.#lostAt = now;
    const delayMs = this.#returnAfterMs + returnMs(now - this.#lostAt, this.#settings);
    this.#wasPutOff = this.#returnAfterMs > 0;
    this.#returnAfterMs = 0;
    this.#setTimer(delayMs, () => this.#dial());
    this.#move("waiting", `${why}; next attempt in ${(delayMs / 1000).toFixed(1)} s`);
    this.#user.delayed();
  }

  /** A page that slept trusts no open socket, and waits no longer than at first, where the server did not ask it to. */
  #onWake(): void {
    if (this.state === "open") this.#silence.doubt();
    if (this.state === "connecting") this.#lostAt = null; // it may have been too early: the next attempt is a first one
    if (this.state === "waiting" && !this.#wasPutOff) this.#setTimer(returnMs(0, this.#settings), () => this.#dial());
  }

  /** Hang up, then go on as if the socket had been lost: somebody may need one again. */
  #giveUp(code: number, reason: string): void {
    this.#hangUp(code);
    this.closed(code, reason);
  }

  #hangUp(code: number): void {
    const socket = this.#socket;
    this.#drop();
    socket?.hangUp(code);
  }

  #drop(): void {
    this.#socket = null;
    this.#stopTimer();
    this.#silence.stop();
    this.#user.dropped();
  }

  #setTimer(delayMs: number, call: () => void): void {
    this.#stopTimer();
    this.#timer = this.#settings.clock.later(delayMs, call);
  }

  #stopTimer(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }

  #move(state: ConnectionState, detail = ""): void {
    if (state === this.state) return;
    this.state = state;
    if (state === "idle" || state === "refused" || state === "closed") {
      this.#wake?.cancel();
      this.#wake = null;
    } else {
      this.#wake ??= onWake(() => this.#onWake());
    }
    this.report("connection", detail ? `${state}: ${detail}` : state);
  }
}
