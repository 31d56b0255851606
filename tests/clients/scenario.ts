/** The scenarios that every client runs, whatever its language. */

import { readFileSync } from "node:fs";

/** What a step says about itself; each verb reads the fields it knows. */
export interface StepBody {
  readonly as: string;
  readonly route: string;
  readonly params: object;
  readonly id: string;
  readonly key: string;
  readonly epoch: string;
  readonly seq: number;
  readonly since: number;
  readonly item?: unknown;
  readonly recovered: boolean;
  readonly snapshot: boolean;
  readonly resume?: object;
  readonly code: string | number;
  readonly reason: string;
  readonly retryable: boolean;
  readonly throws: boolean;
  readonly read: boolean;
  readonly buffer?: number;
  readonly overflow?: "drop_oldest" | "fail";
  readonly are: readonly unknown[];
  readonly with: string | null;
  readonly kind: string;
  readonly count: number;
  readonly atLeast?: number;
  readonly dial?: number;
}

const DEFAULTS: StepBody = {
  as: "",
  route: "orders",
  params: { account: "A" },
  id: "",
  key: "K",
  epoch: "e1",
  seq: 0,
  since: 0,
  recovered: false,
  snapshot: false,
  code: "",
  reason: "",
  retryable: false,
  throws: false,
  read: true,
  are: [],
  with: null,
  kind: "",
  count: 0,
};

/** One step: a verb with its body, or with a bare value where it takes one. */
export interface Step {
  readonly verb: string;
  readonly body: StepBody;
  readonly value: unknown;
}

/** How a subscriber gets its updates. */
export type Mode = "listen" | "iterate";

/**
 * A named script of one client against one server.
 *
 * `tokens` are handed out one by one; null fails, false never comes. `hearsUnknown`: the caller asks to be told.
 */
export interface Scenario {
  readonly name: string;
  readonly mode?: Mode;
  readonly hearsUnknown: boolean;
  readonly steps: readonly Step[];
  readonly tokens?: readonly (string | false | null)[];
}

interface ScenarioEntry {
  readonly name: string;
  readonly mode?: Mode;
  readonly options?: { readonly tokens?: readonly (string | false | null)[]; readonly hearsUnknown?: boolean };
  readonly steps: readonly Readonly<Record<string, unknown>>[];
}

/** Read `scenarios.json`. */
export function readScenarios(): readonly Scenario[] {
  const text = readFileSync(new URL("./scenarios.json", import.meta.url), "utf-8");
  const document = JSON.parse(text) as { readonly scenarios: readonly ScenarioEntry[] };
  return document.scenarios.map(({ name, mode, options, steps }) => ({
    name,
    ...(mode && { mode }),
    ...(options?.tokens && { tokens: options.tokens }),
    hearsUnknown: options?.hearsUnknown ?? false,
    steps: steps.flatMap((step) => Object.entries(step).map(([verb, value]) => stepOf(verb, value))),
  }));
}

function stepOf(verb: string, value: unknown): Step {
  const isBody = typeof value === "object" && value !== null && !Array.isArray(value);
  return { verb, value, body: isBody ? { ...DEFAULTS, ...value } : DEFAULTS };
}
