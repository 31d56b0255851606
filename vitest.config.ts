import { defineConfig } from "vitest/config";

/** TypeScript's tests; those of generated code need `make build` first. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    retry: 1, // scenarios with real processes share the cores
  },
});
