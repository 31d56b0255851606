/** What a client call can fail with. A wrong argument is the platform's `TypeError`. */

import type { Problem } from "./problem.js";

/** Root of everything a generated client throws on purpose. */
export class ClientError extends Error {
  override name = "ClientError";
}

/** The client or the subscription was closed before the call could finish. */
export class ClientClosed extends ClientError {
  override name = "ClientClosed";
}

/** No answer: the server was not reached, the connection broke or a time limit passed. */
export class TransportError extends ClientError {
  override name = "TransportError";
}

/** The server answered with something other than the declared shape. */
export class DecodeError extends ClientError {
  override name = "DecodeError";
}

/** The server answered a REST call with an error (RFC 9457 problem details). */
export class ApiError extends ClientError {
  override name = "ApiError";
  readonly status: number;
  readonly problem: Problem;
  /** After how many milliseconds the same call may succeed, where the server said so. */
  readonly retryAfterMs: number | null;

  constructor(status: number, problem: Problem, retryAfterMs: number | null = null) {
    super(`${status} ${problem.title}: ${problem.detail || problem.code || problem.type}`);
    this.status = status;
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The server refused a topic for good; the subscription has ended. */
export class SubscriptionRefused extends ClientError {
  override name = "SubscriptionRefused";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** An iteration whose overflow policy is `fail` was read too slowly; it has ended. */
export class BufferOverflow extends ClientError {
  override name = "BufferOverflow";
}

/** What a thrown value says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
