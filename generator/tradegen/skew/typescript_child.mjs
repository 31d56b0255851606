// Makes every call and every subscription with a generated TypeScript client, and tells what came of each.
//
// Started as `node typescript_child.mjs <folder of the package typescript> <folder to compile to>`; a `ClientJob` of
// messages.py comes on stdin, an `Outcome` a line goes to stdout.

import { execFileSync } from "node:child_process";
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const REPLY_LIMIT_MS = 10_000;
const UPDATE_LIMIT_MS = 3_000;

const [typescript, compiled] = process.argv.slice(2);
const job = JSON.parse(readFileSync(0, "utf8"));

/** Compile by the command, which every version of TypeScript has; whether the types agree is what `tradegen check` says. */
function compile(source) {
  const compilerOptions = { module: "esnext", moduleResolution: "bundler", target: "es2022", noCheck: true, types: [], rootDir: source, outDir: compiled };
  mkdirSync(compiled, { recursive: true });
  writeFileSync(join(compiled, "package.json"), '{"type": "module"}');
  writeFileSync(join(compiled, "tsconfig.json"), JSON.stringify({ compilerOptions, include: [join(source, "**/*.ts")] }));
  execFileSync(process.execPath, [join(typescript, "bin", "tsc"), "-p", compiled], { stdio: ["ignore", 2, 2] });
}

async function play() {
  compile(job.package);
  const load = (name) => import(pathToFileURL(join(compiled, name)).href);
  const { [job.client_class]: Client } = await load("client.js");
  const { validate } = await load("validate.js");
  const log = new Log(job.log);
  for (const access of new Set(job.exercises.map((exercise) => exercise.access))) {
    const heard = new Heard();
    const client = new Client({ baseUrl: job.base_url, token: job.tokens[access], validate, ...heard.options() });
    for (const exercise of job.exercises.filter((one) => one.access === access)) {
      for (const [number, attempt] of turns(exercise)) {
        const outcome = heard.addTo(await tried(client, exercise, number, attempt));
        const received = log.read().at(-1)?.received ?? null;
        writeSync(1, `${JSON.stringify({ site: exercise.site, attempt: number, ...outcome, received })}\n`);
      }
    }
    client.close();
  }
}

/** Each attempt; those of an operation until it has given all of its answers. */
function* turns({ attempts, is_topic, least }) {
  const count = attempts.length === 0 ? 0 : is_topic ? attempts.length : Math.max(attempts.length, least);
  for (let turn = 0; turn < count; turn += 1) {
    yield [turn % attempts.length, attempts[turn % attempts.length]];
  }
}

async function tried(client, exercise, number, attempt) {
  const given = Object.values(attempt.arguments);
  const method = (...all) => client[exercise.module][exercise.method](...all);
  try {
    if (exercise.is_topic) return await followed(method(...given), number === 0 ? exercise.least : 1);
    await method(...given, { signal: AbortSignal.timeout(REPLY_LIMIT_MS) });
    return {};
  } catch (error) {
    // The client's own `TypeError`: it does not take the arguments.
    return { why: told(error), skipped: error instanceof TypeError };
  }
}

async function followed(subscription, least) {
  let updates;
  try {
    let confirm;
    const confirmed = new Promise((resolve) => (confirm = resolve));
    const onState = (state) => state === "live" && confirm();
    updates = subscription.updates({ onState })[Symbol.asyncIterator]();
    const first = updates.next();
    const late = "the server did not confirm the subscription";
    await within(REPLY_LIMIT_MS, Promise.race([confirmed, first]), late);
    await within(UPDATE_LIMIT_MS, first, "updates did not come");
    for (let seen = 1; seen < least; seen += 1) {
      await within(UPDATE_LIMIT_MS, updates.next(), "updates did not come");
    }
    return { key: subscription.topic ?? "" };
  } catch (error) {
    return { key: subscription.topic ?? "", why: told(error) };
  } finally {
    await updates?.return?.();
  }
}

/** Wait for a promise, but not for ever. */
async function within(limitMs, promise, complaint) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Late(complaint)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What was waited for did not come. */
class Late extends Error {}

function told(error) {
  if (error instanceof Late) return error.message;
  return `${error.name}: ${String(error.message).replace(/\s+/g, " ")}`.slice(0, 300);
}

/** What a client tells besides its results: values it does not know, updates it cannot read. */
class Heard {
  #unknown = new Set();
  #undecodable = "";

  options() {
    return {
      onUnknown: ({ kind, path, value }) => this.#unknown.add(`${kind} ${path} ${JSON.stringify(value)}`),
      report: ({ kind, error, detail }) => {
        if (kind === "undecodable") this.#undecodable ||= error instanceof Error ? told(error) : detail;
      },
    };
  }

  /** The outcome with all that was told since the last one. */
  addTo(outcome) {
    const all = { ...outcome, why: outcome.why || this.#undecodable, unknown: [...this.#unknown] };
    this.#unknown.clear();
    this.#undecodable = "";
    return all;
  }
}

/** What reached the services since it was last looked at. */
class Log {
  #path;
  #at = 0;

  constructor(path) {
    this.#path = path;
  }

  read() {
    if (!existsSync(this.#path)) return [];
    const file = openSync(this.#path, "r");
    try {
      const bytes = Buffer.alloc(fstatSync(file).size - this.#at);
      readSync(file, bytes, 0, bytes.length, this.#at);
      this.#at += bytes.length;
      return bytes.toString("utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
    } finally {
      closeSync(file);
    }
  }
}

await play();
process.exit(0);
