/** Keeps the live lists of an account: `node follow-lists.mjs BASE_URL ACCOUNT`, each list a line; ends with its input. */

import { WebSocket } from "ws";
import { TradingClient } from "../../generated/typescript/dist/index.js";

const [, , baseUrl, accountId] = process.argv;
const client = new TradingClient({ baseUrl, WebSocket, backoffFirstMs: 50, backoffLimitMs: 200, report: () => undefined });
const tell = (name) => (items) => console.log(JSON.stringify([name, items]));
client.broker.liveOrders({ accountId }).subscribe(tell("orders"));
client.broker.livePositions({ accountId }).subscribe(tell("positions"));
process.stdin.on("end", () => client.close()).resume();
