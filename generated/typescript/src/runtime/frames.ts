/** The frames of the wire as values: what the client sends as text, what it receives as a closed union. */

import { count, isObject, text } from "./json.js";
import type { JsonObject, Parse } from "./json.js";

/** Where a subscription had got to: the last `seq` seen within `epoch`. */
export interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/** An accepted request. `topic` is the server's key; `position` says where updates start. */
export interface Reply {
  readonly kind: "reply";
  readonly id: string;
  readonly topic: string;
  readonly position: Position | null;
  readonly recovered: boolean;
}

/** The items of a topic, read after update `since` and before any after `seq`. */
export interface Snapshot {
  readonly kind: "snapshot";
  readonly id: string;
  readonly epoch: string;
  readonly since: number;
  readonly seq: number;
  readonly items: readonly unknown[];
}

/** A refused request (`id` given), the end of a live `topic`, or a complaint about neither. */
export interface Refusal {
  readonly kind: "refusal";
  readonly id: string | null;
  readonly topic: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** The source of a topic has failed and is being restarted; nobody has to ask for that. */
export interface Stale {
  readonly kind: "stale";
  readonly topic: string;
  readonly code: string;
  readonly message: string;
}

/** A topic that was stale goes on at `position`. */
export interface Fresh {
  readonly kind: "fresh";
  readonly topic: string;
  readonly position: Position;
}

/** One update of a topic. */
export interface Update {
  readonly kind: "update";
  readonly topic: string;
  readonly seq: number | null;
  readonly snapshot: boolean;
  readonly content: unknown;
}

/** What a server may send; `ignored` says why a frame is of no use. */
export type Inbound =
  | Reply
  | Snapshot
  | Refusal
  | Stale
  | Fresh
  | Update
  | { readonly kind: "ping"; readonly id: unknown }
  | { readonly kind: "pong" }
  | { readonly kind: "goaway"; readonly reason: string; readonly reconnectAfterMs: number }
  | { readonly kind: "expiring" }
  | { readonly kind: "unknown"; readonly type: string; readonly payload: unknown }
  | { readonly kind: "ignored"; readonly detail: string };

/**
 * Read a received frame; what is not understood is `ignored`, never an exception.
 *
 * `exact` has the routes whose frames `JSON.parse` would not do for.
 */
export function readFrame(data: unknown, exact: ReadonlyMap<string, Parse>): Inbound {
  if (typeof data !== "string") return ignored("a binary frame");
  try {
    const frame: unknown = JSON.parse(data);
    if (isObject(frame) && typeof frame["type"] === "string") {
      const again = exact.get(frame["type"].replace(/\..*/, ""))?.(data);
      return readTyped((again as JsonObject | undefined) ?? frame, frame["type"]);
    }
    return ignored("not a frame: no type");
  } catch (error) {
    return ignored(`not a frame: ${String(error)}`);
  }
}

function readTyped(frame: JsonObject, type: string): Inbound {
  const { id: sent } = frame;
  const id = typeof sent === "string" || typeof sent === "number" ? String(sent) : null; // ours are text
  const payload = isObject(frame["payload"]) ? frame["payload"] : {};
  if (type.endsWith(".update")) return readUpdate(type, payload);
  if (type.endsWith(".response")) return readReply(type, id, payload);
  if (type.endsWith(".stale")) return { ...readRefusal(null, payload), kind: "stale" };
  if (type.endsWith(".fresh")) return readFresh(type, payload);
  switch (type) {
    case "ping":
      return { kind: "ping", id: sent };
    case "pong":
      return { kind: "pong" };
    case "goaway":
      return {
        kind: "goaway",
        reason: text(payload, "reason"),
        reconnectAfterMs: count(payload, "reconnectAfterMs") ?? 0,
      };
    case "auth.expiring":
      return { kind: "expiring" };
    case "error":
      return readRefusal(id, payload);
    default:
      return { kind: "unknown", type, payload: frame["payload"] };
  }
}

function readUpdate(type: string, payload: JsonObject): Inbound {
  const seq = count(payload, "seq");
  if (typeof payload["topic"] !== "string" || !("payload" in payload) || (seq ?? payload["seq"]) != seq) {
    return ignored(`not a frame: ${type} without topic, payload or whole seq`);
  }
  return {
    kind: "update",
    topic: payload["topic"],
    seq,
    snapshot: payload["snapshot"] === true,
    content: payload["payload"],
  };
}

function readReply(type: string, id: string | null, payload: JsonObject): Inbound {
  if ((text(payload, "status") || "ok") !== "ok") return readRefusal(id, payload);
  if (id === null) return ignored(`${type} without id`);
  const position = readPosition(payload);
  if (type.endsWith(".snapshot.response")) {
    const { items } = payload;
    const since = count(payload, "since");
    if (position === null || since === null || !Array.isArray(items)) {
      return ignored(`not a frame: ${type} without items`);
    }
    return { kind: "snapshot", id, ...position, since, items };
  }
  return { kind: "reply", id, topic: text(payload, "topic"), position, recovered: payload["recovered"] === true };
}

function readFresh(type: string, payload: JsonObject): Inbound {
  const position = readPosition(payload);
  if (position === null) return ignored(`not a frame: ${type} without epoch or seq`);
  return { kind: "fresh", topic: text(payload, "topic"), position };
}

function readPosition(payload: JsonObject): Position | null {
  const { epoch } = payload;
  const seq = count(payload, "seq");
  return typeof epoch === "string" && seq !== null ? { epoch, seq } : null;
}

function readRefusal(id: string | null, payload: JsonObject): Refusal {
  return {
    kind: "refusal",
    id,
    topic: text(payload, "topic"),
    code: text(payload, "code") || "REFUSED",
    message: text(payload, "message"),
    retryable: payload["retryable"] === true,
  };
}

function ignored(detail: string): Inbound {
  return { kind: "ignored", detail };
}

/** Print `orders.subscribe` or `orders.unsubscribe`. */
export function requestFrame(type: string, id: string, payload: object, resume: Position | null): string {
  return JSON.stringify({ type, id, payload, resume: resume ?? undefined }); // which leaves it out
}

/** Print the question whether the server lives, or the answer to its own, whose id it repeats. */
export function lifeFrame(type: "ping" | "pong", id: unknown): string {
  return JSON.stringify({ type, id });
}

/** Print the next token of this socket. */
export function authFrame(id: string, token: string): string {
  return JSON.stringify({ type: "auth", id, payload: { token } });
}
