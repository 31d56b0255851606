// Follows feeds with the TypeScript client and tells what it is told, a JSON value a line: the number of the follower,
// what happened, and with what. Arguments: the client's runtime, the base URL, how many times faster delays pass and a mute
// connection is taken for dead, whether the followers share a client ("together") or not ("apart"), then a word "route:name" for each follower. Lines on the standard input: "jump" and by how
// many milliseconds the clock jumps ahead, "leave" for all followers, "close" for the client.

import { createInterface } from "node:readline";
import { WebSocket } from "ws";

const [runtime, baseUrl, speed, impatience, how, ...feeds] = process.argv.slice(2);
const { ClientCore } = await import(runtime);
const factor = Number(speed);

let aheadMs = 0;
const clock = {
  now: () => performance.now() * factor + aheadMs,
  later: (delayMs, call) => {
    const handle = setTimeout(call, delayMs / factor);
    return { cancel: () => clearTimeout(handle) };
  },
};
const tell = (...words) => process.stdout.write(`${JSON.stringify(words)}\n`);
const patience = factor / Number(impatience);
const options = {
  baseUrl,
  WebSocket,
  clock,
  report: () => undefined,
  connectTimeoutMs: 10_000 * factor,
  ackTimeoutMs: 10_000 * factor,
  pingAfterMs: 25_000 * patience,
  silenceLimitMs: 35_000 * patience,
};
const cores = Array.from({ length: how === "apart" ? feeds.length : 1 }, () => new ClientCore(options));
const listening = feeds.map((feed, number) => {
  const [route, name] = feed.split(":");
  const delivery = route === "prices" ? "latest" : "every";
  const topic = cores[number % cores.length].subscribe({ route, wsPath: "/api/v1/feeds/ws", delivery, params: { name } });
  return topic.subscribe((tick) => tell(number, "update", tick.life, tick.number), {
    onState: (state) => tell(number, "state", state),
    onGap: ({ fromSeq, toSeq, reason }) => tell(number, "gap", fromSeq, toSeq, reason),
    onError: ({ code }) => tell(number, "refused", code),
  });
});

createInterface({ input: process.stdin }).on("line", (line) => {
  const [word, milliseconds] = line.split(" ");
  if (word === "jump") aheadMs += Number(milliseconds);
  else if (word === "leave") listening.forEach((each) => each.close());
  else cores.forEach((each) => each.close());
});
