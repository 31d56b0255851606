/** The real server as its users run it: a process of its own, on a free loopback port, with the replay running fast. */

import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

export const ROOT: string = fileURLToPath(new URL("../../", import.meta.url));
const BIN = join(ROOT, ".venv", "bin");

/** `tradegen serve`, or plain uvicorn with its standard WebSocket implementation. */
export type ServerKind = "tradegen" | "uvicorn";
export const SERVER_KINDS: readonly ServerKind[] = ["tradegen", "uvicorn"];

/** Ten minutes of market a second; accounts that tests do not share; goodbyes at once. */
const SETTINGS: NodeJS.ProcessEnv = {
  TRADING_REPLAY_SPEED: "600",
  TRADING_BROKER_ACCOUNTS: ["demo", "node", "browser", "shared"].map((id) => `${id}:margin:100000:USD`).join(),
  TRADEGEN_DRAIN_S: "0",
};

/** The trading API on a port of its own; `stop` it when done. */
export class LiveServer {
  readonly port: number;
  readonly #kind: ServerKind;
  #process: ChildProcess;

  private constructor(kind: ServerKind, process: ChildProcess, port: number) {
    this.#kind = kind;
    this.#process = process;
    this.port = port;
  }

  /** Serve until stopped. */
  static async start(kind: ServerKind): Promise<LiveServer> {
    const { process, announced } = await started(commandOf(kind, 0), /Uvicorn running on http:\/\/127\.0\.0\.1:(\d+)/, "stderr");
    return new LiveServer(kind, process, Number(announced));
  }

  /** Base URL of HTTP. */
  get http(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Stop as an operator does and wait until the process has ended. */
  async stop(): Promise<void> {
    await stopped(this.#process);
  }

  /** Stop, then serve again on the same port. */
  async restart(): Promise<void> {
    await this.stop();
    this.#process = (await started(commandOf(this.#kind, this.port), /Uvicorn running on (.*) /, "stderr")).process;
  }
}

/** The program `trading run`: the API with its live page. */
export async function startLivePage(): Promise<{ readonly http: string; stop(): Promise<void> }> {
  const command = [join(BIN, "trading"), "run", "--port", "0"];
  const { process, announced } = await started(command, /(http:\/\/127\.0\.0\.1:\d+)\/live/, "stdout");
  return { http: announced, stop: () => stopped(process) };
}

function commandOf(kind: ServerKind, port: number): string[] {
  const app = kind === "tradegen" ? ["serve"] : ["trading_api.main:app"];
  return [join(BIN, kind), ...app, "--port", String(port)];
}

/** Start a program and wait until it prints what `announcement` captures. */
async function started(
  [program = "", ...options]: readonly string[],
  announcement: RegExp,
  stream: "stdout" | "stderr",
): Promise<{ readonly process: ChildProcess; readonly announced: string }> {
  const { ENABLED_MODULES: _, ...environment } = process.env;
  const child = spawn(program, options, { cwd: ROOT, env: { ...environment, ...SETTINGS }, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  const announced = await new Promise<string>((resolve, reject) => {
    const listen = (output: Readable, announces: boolean): void => {
      createInterface({ input: output }).on("line", (line) => {
        said.push(line);
        const found = announces ? announcement.exec(line) : null;
        if (found) resolve(found[1] ?? "");
      });
    };
    listen(child.stdout, stream === "stdout");
    listen(child.stderr, stream === "stderr");
    child.once("error", reject);
    child.once("close", () => reject(new Error(`${program} did not come up:\n${said.join("\n")}`)));
  });
  return { process: child, announced };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
