/** The TypeScript client in every scenario, with listeners and with iterations. */

import { describe, test } from "vitest";
import { Player } from "./player.js";
import { readScenarios } from "./scenario.js";
import type { Mode } from "./scenario.js";

const MODES: readonly Mode[] = ["listen", "iterate"];

describe.each(MODES)("%s", (mode) => {
  const scenarios = readScenarios().filter((scenario) => (scenario.mode ?? mode) === mode);
  test.each(scenarios)("$name", (scenario) => new Player(scenario, mode).play());
});
