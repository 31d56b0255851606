/** The error document of REST answers (RFC 9457). */

import { isObject, text } from "./json.js";
import type { JsonObject } from "./json.js";

/** RFC 9457 problem details; `members` is the whole document, extension members included. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly type: string;
  readonly detail: string;
  readonly instance: string;
  readonly code: string;
  readonly members: JsonObject;
}

const DETAIL_LIMIT = 500;

/** Read the body of an error answer; any other body than a JSON object becomes the detail. */
export function readProblem(status: number, reason: string, body: string): Problem {
  const members = parseObject(body);
  const found = members ?? {};
  return {
    status,
    title: text(found, "title") || reason || "Error",
    type: text(found, "type") || "about:blank",
    detail: members === null ? body.trim().slice(0, DETAIL_LIMIT) : text(found, "detail"),
    instance: text(found, "instance"),
    code: text(found, "code"),
    members: found,
  };
}

function parseObject(body: string): JsonObject | null {
  try {
    const parsed: unknown = JSON.parse(body);
    return isObject(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
