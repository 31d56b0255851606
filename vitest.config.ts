import { defineConfig } from "vitest/config";

/** TypeScript's tests; those of generated code need `make build` first. */
export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
  },
});
