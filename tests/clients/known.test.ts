/** Values of open enums: which of them this client knows. */

import { expect, test } from "vitest";
import { isKnown } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";
import type { wire } from "../../templates/tradegen_templates/typescript/src/runtime/index.js";

const Side = { BUY: "buy", SELL: "sell" } as const;
type Side = (typeof Side)[keyof typeof Side];
const Level = { LOW: 1, HIGH: 2 } as const;
type Level = (typeof Level)[keyof typeof Level];

/** What may be sent again: the compiler takes it for a `Side` behind the question only. */
function sent(side: wire.Open<Side>): Side | null {
  return isKnown(Side, side) ? side : null;
}

test("a known value is narrowed to its enum, any other is not", () => {
  expect(["buy", "sell", "hold", "BUY"].map(sent)).toEqual(["buy", "sell", null, null]);
});

test("numbers are known as numbers", () => {
  const raised = (level: wire.Open<Level>): Level | null => (isKnown(Level, level) ? level : null);
  expect([1, 3].map(raised)).toEqual([1, null]);
  expect(isKnown(Level, "1")).toBe(false);
});
