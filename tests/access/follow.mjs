// Follows alice's orders with the compiled TypeScript client and prints what it is told, a JSON value a line.
// Arguments: the compiled client, the base URL, the tokens to use one after the other. Ends with its standard input.

import { WebSocket } from "ws";

const [compiled, baseUrl, ...tokens] = process.argv.slice(2);
const { ClientCore } = await import(compiled);

const tell = (...words) => console.log(JSON.stringify(words));
const token = async () => {
  tell("asked");
  return tokens.shift();
};
/** Tells what the server says of a token that was sent on the open socket. */
class Watched extends WebSocket {
  constructor(url, protocols) {
    super(url, protocols);
    this.on("message", (data) => {
      const { type, payload } = JSON.parse(data);
      if (type === "auth.response") tell("auth", payload.status);
    });
  }
}

const core = new ClientCore({ baseUrl, WebSocket: Watched, token, report: () => undefined });
const orders = core.subscribe({
  route: "orders",
  wsPath: "/api/v1/vault/ws",
  delivery: "every",
  params: { accountId: "alice" },
});
orders.subscribe(({ note }) => tell("update", note), { onGap: ({ reason }) => tell("gap", reason) });
process.stdin.on("end", () => core.close()).resume();
