// Follows a topic with the compiled TypeScript client and prints what it is told, a JSON value a line.
// Arguments: the compiled client, the base URL. Ends with its standard input.

import { WebSocket } from "ws";

const [compiled, baseUrl] = process.argv.slice(2);
const { ClientCore } = await import(compiled);

const tell = (...words) => console.log(JSON.stringify(words));
const core = new ClientCore({ baseUrl, WebSocket, token: "any", report: () => undefined });
const orders = core.subscribe({
  route: "orders",
  wsPath: "/api/v1/desk/ws",
  delivery: "every",
  params: { accountId: "A" },
});
orders.subscribe(({ id }) => tell("update", id), {
  onState: (state) => tell("state", state),
  onGap: ({ fromSeq, toSeq, reason }) => tell("gap", fromSeq, toSeq, reason),
});
process.stdin.on("end", () => core.close()).resume();
