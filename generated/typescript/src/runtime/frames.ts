/** The frames of the wire as values: what the client sends as text, what it receives as a closed union. */

import { isCount, isObject, isText, text } from "./json.js";
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
  | { readonly kind: "pong" | "auth.expiring" }
  | { readonly kind: "goaway"; readonly reason: string; readonly reconnectAfterMs: number }
  | { readonly kind: "unknown"; readonly type: string; readonly payload: unknown }
  | { readonly kind: "ignored"; readonly detail: string };

/**
 * Read a received frame; what is not understood is `ignored`, never an exception.
 *
 * `exact` has the routes whose frames `JSON.parse` would not do for.
 */
export function readFrame(data: unknown, exact: ReadonlyMap<string, Parse>): Inbound {
  let type = "";
  try {
    if (!isText(data)) throw new TypeError("binary");
    const frame = objectOf(JSON.parse(data));
    type = needed(frame, "type", isText);
    const again = exact.get(type.replace(/\..*/, ""))?.(data);
    return readTyped((again as JsonObject | undefined) ?? frame, type);
  } catch (error) {
    return { kind: "ignored", detail: `not a frame: ${type} ${String(error)}` };
  }
}

/** A value where it is an object; another has no members. */
function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function readTyped(frame: JsonObject, type: string): Inbound {
  const { id: sent } = frame;
  const id = isText(sent) || isCount(sent) ? String(sent) : null; // ours are text
  const payload = objectOf(frame["payload"]);
  if (type.endsWith(".update")) return readUpdate(payload);
  if (type.endsWith(".response")) return readReply(type, id, payload);
  if (type.endsWith(".stale")) return { ...readRefusal(null, payload), kind: "stale" };
  if (type.endsWith(".fresh")) return readFresh(payload);
  switch (type) {
    case "ping":
      return { kind: type, id: id === null ? undefined : sent };
    case "pong":
    case "auth.expiring":
      return { kind: type };
    case "goaway": {
      const { reconnectAfterMs } = payload;
      return {
        kind: type,
        reason: text(payload, "reason"),
        reconnectAfterMs: isCount(reconnectAfterMs) ? reconnectAfterMs : 0,
      };
    }
    case "error":
      return readRefusal(id, payload);
    default:
      return { kind: "unknown", type, payload: frame["payload"] };
  }
}

function readUpdate(payload: JsonObject): Inbound {
  if (!("payload" in payload)) throw new TypeError("no payload");
  return {
    kind: "update",
    topic: needed(payload, "topic", isText),
    seq: member(payload, "seq", isCount),
    snapshot: payload["snapshot"] === true,
    content: payload["payload"],
  };
}

function readReply(type: string, id: string | null, payload: JsonObject): Inbound {
  if ((member(payload, "status", isText) || "ok") !== "ok") return readRefusal(id, payload);
  if (id === null) throw new TypeError("no id");
  if (type.endsWith(".snapshot.response")) {
    return {
      kind: "snapshot",
      id,
      ...readPosition(payload),
      since: needed(payload, "since", isCount),
      items: needed(payload, "items", Array.isArray),
    };
  }
  const epoch = member(payload, "epoch", isText);
  const seq = member(payload, "seq", isCount);
  return {
    kind: "reply",
    id,
    topic: type.endsWith(".subscribe.response") ? needed(payload, "topic", isText) : text(payload, "topic"),
    position: epoch === null || seq === null ? null : { epoch, seq },
    recovered: payload["recovered"] === true,
  };
}

function readFresh(payload: JsonObject): Inbound {
  return { kind: "fresh", topic: needed(payload, "topic", isText), position: readPosition(payload) };
}

function readPosition(payload: JsonObject): Position {
  return { epoch: needed(payload, "epoch", isText), seq: needed(payload, "seq", isCount) };
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

type Is<T> = (value: unknown) => value is T;

/** A member that may be left out, or be null. Throws a `TypeError` where it is not what it should be. */
function member<T>(payload: JsonObject, name: string, isRight: Is<T>): T | null {
  return (payload[name] ?? null) === null ? null : needed(payload, name, isRight);
}

/** A member that has to be there. Throws a `TypeError` where it is not what it should be. */
function needed<T>(payload: JsonObject, name: string, isRight: Is<T>): T {
  const value = payload[name];
  if (isRight(value)) return value;
  throw new TypeError(`no ${name}`);
}

/** Print a request: `orders.subscribe` with where to resume, `orders.unsubscribe`, `auth` with the next token. */
export function requestFrame(type: string, id: string, payload: object, resume: Position | null = null): string {
  return JSON.stringify({ type, id, payload, resume: resume ?? undefined }); // which leaves it out
}

/** Print the question whether the server lives, or the answer to its own, whose id it repeats. */
export function lifeFrame(type: "ping" | "pong", id: unknown): string {
  return JSON.stringify({ type, id });
}
