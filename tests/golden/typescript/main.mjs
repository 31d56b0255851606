// Plays every case against the servers named on stdin ({urls: {case: base URL}, token}); prints {case: failures}.

import WebSocket from "ws";
import { text } from "node:stream/consumers";
import { plays } from "./dist/talks/index.js";
import { Talk } from "./dist/talk.js";

const { urls, token } = JSON.parse(await text(process.stdin));
const failures = {};
for (const [name, baseUrl] of Object.entries(urls)) {
  const talk = new Talk();
  await plays[name]({ baseUrl, token, WebSocket }, talk);
  failures[name] = talk.failures;
}
console.log(JSON.stringify(failures));
process.exit(0);
