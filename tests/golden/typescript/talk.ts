/** Plays exchanges with emitted clients and notes what is not as planned. Knows no platform. */

import { ApiError } from "./rest_minimal/src/runtime/index.js";

/** How long an update may take before the topic counts as mute. */
const UPDATE_LIMIT_MS = 10_000;

/** One conversation; `failures` says in a line each what went wrong. */
export class Talk {
  readonly failures: string[] = [];

  /** Make a call; its answer must equal `expected`, which must be of the declared type. */
  async answers<T>(place: string, call: () => Promise<T>, expected: NoInfer<T>): Promise<void> {
    await this.#noting(place, async () => this.#compare(place, expected, await call()));
  }

  /** Make a call that the service refuses with `status`. */
  async refuses(place: string, call: () => Promise<unknown>, status: number, detail: string): Promise<void> {
    await this.#noting(place, async () => {
      try {
        await call();
      } catch (error) {
        // Each package brings a runtime of its own: the class is known by its name.
        if (!(error instanceof Error) || error.name !== "ApiError") throw error;
        const { status: found, problem } = error as ApiError;
        this.#compare(place, [status, detail], [found, problem.detail]);
        return;
      }
      this.failures.push(`${place}: was not refused`);
    });
  }

  /** Follow a topic until all of `expected` has come. */
  async streams<T>(place: string, open: () => AsyncIterable<T>, expected: readonly NoInfer<T>[]): Promise<void> {
    await this.#noting(place, async () => {
      const updates = open()[Symbol.asyncIterator]();
      for (const update of expected) {
        const found = await within(UPDATE_LIMIT_MS, updates.next());
        this.#compare(place, update, found.value);
      }
      await updates.return?.();
    });
  }

  #compare(place: string, expected: unknown, found: unknown): void {
    if (same(expected, found)) return;
    this.failures.push(`${place}: expected ${JSON.stringify(expected)}, received ${JSON.stringify(found)}`);
  }

  async #noting(place: string, play: () => Promise<void>): Promise<void> {
    try {
      await play();
    } catch (error) {
      this.failures.push(`${place}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
}

async function within<T>(limitMs: number, result: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether two JSON values, or two absent ones, are equal. */
function same(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(member(one, name), member(other, name)))
  );
}

function member(value: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
