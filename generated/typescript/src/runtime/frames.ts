/** The frames of the wire as values: what the client sends as text, what it receives as a closed union. */

import { isObject, number, text } from "./json.js";
import type { JsonObject } from "./json.js";

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
  | Update
  | { readonly kind: "ping"; readonly id: string | null }
  | { readonly kind: "pong" }
  | { readonly kind: "goaway"; readonly reason: string; readonly reconnectAfterMs: number }
  | { readonly kind: "unknown"; readonly type: string; readonly payload: unknown }
  | { readonly kind: "ignored"; readonly detail: string };

/** Read a received frame; what is not understood is `ignored`, never an exception. */
export function readFrame(data: unknown): Inbound {
  if (typeof data !== "string") return ignored("a binary frame");
  try {
    const frame: unknown = JSON.parse(data);
    if (isObject(frame) && typeof frame["type"] === "string") return readTyped(frame, frame["type"]);
    return ignored("not a frame: no type");
  } catch (error) {
    return ignored(`not a frame: ${String(error)}`);
  }
}

function readTyped(frame: JsonObject, type: string): Inbound {
  const id = text(frame, "id") || null;
  const payload = isObject(frame["payload"]) ? frame["payload"] : {};
  if (type.endsWith(".update")) return readUpdate(type, payload);
  if (type.endsWith(".response")) return readReply(type, id, payload);
  switch (type) {
    case "ping":
      return { kind: "ping", id };
    case "pong":
      return { kind: "pong" };
    case "goaway":
      return {
        kind: "goaway",
        reason: text(payload, "reason"),
        reconnectAfterMs: number(payload, "reconnectAfterMs") ?? 0,
      };
    case "error":
      return readRefusal(id, payload);
    default:
      return { kind: "unknown", type, payload: frame["payload"] };
  }
}

function readUpdate(type: string, payload: JsonObject): Inbound {
  if (typeof payload["topic"] !== "string" || !("payload" in payload)) {
    return ignored(`not a frame: ${type} without topic or payload`);
  }
  return {
    kind: "update",
    topic: payload["topic"],
    seq: number(payload, "seq"),
    snapshot: payload["snapshot"] === true,
    content: payload["payload"],
  };
}

function readReply(type: string, id: string | null, payload: JsonObject): Inbound {
  if ((text(payload, "status") || "ok") !== "ok") return readRefusal(id, payload);
  if (id === null) return ignored(`${type} without id`);
  const seq = number(payload, "seq");
  const epoch = payload["epoch"];
  if (type.endsWith(".snapshot.response")) {
    const { items } = payload;
    const since = number(payload, "since");
    if (typeof epoch !== "string" || seq === null || since === null || !Array.isArray(items)) {
      return ignored(`not a frame: ${type} without items`);
    }
    return { kind: "snapshot", id, epoch, since, seq, items };
  }
  return {
    kind: "reply",
    id,
    topic: text(payload, "topic"),
    position: typeof epoch === "string" && seq !== null ? { epoch, seq } : null,
    recovered: payload["recovered"] === true,
  };
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
  return JSON.stringify(resume === null ? { type, id, payload } : { type, id, payload, resume });
}

/** Print the question whether the server lives. */
export function pingFrame(id: string): string {
  return JSON.stringify({ type: "ping", id });
}

/** Print the answer to the server's ping. */
export function pongFrame(id: string | null): string {
  return JSON.stringify(id === null ? { type: "pong" } : { type: "pong", id });
}
