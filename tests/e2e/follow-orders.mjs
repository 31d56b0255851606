/** Follows the orders of an account with the compiled client: `node follow-orders.mjs BASE_URL ACCOUNT`, a line each. */

import { WebSocket } from "ws";
import { TradingClient } from "../../generated/typescript/dist/index.js";

const [, , baseUrl, accountId] = process.argv;
const client = new TradingClient({ baseUrl, WebSocket });
const listening = client.broker.orders({ accountId }).subscribe((order) => console.log(JSON.stringify(order)));
await listening.confirmed();
console.log("confirmed");
