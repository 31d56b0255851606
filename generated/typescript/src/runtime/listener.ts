/** A callback of the caller, called so that its failure harms nobody else. */

import { messageOf } from "./errors.js";
import type { EventKind } from "./event.js";

/** Where a listener reports what nobody else hears. */
export type Report = (kind: EventKind, detail: string, error?: unknown) => void;

/** Call a callback; what it throws, or its promise rejects with, is reported. */
export function callListener<V>(callback: (value: V) => unknown, value: V, report: Report): void {
  try {
    const result = callback(value);
    if (result instanceof Promise) result.catch((error: unknown) => reportFailure(report, error));
  } catch (error) {
    reportFailure(report, error);
  }
}

function reportFailure(report: Report, error: unknown): void {
  report("listener_failed", messageOf(error), error);
}
