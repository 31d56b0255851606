/** The browser's part of the tests: the compiled client, at the tests' command as `window.e2e`. */

import { TradingClient } from "../../generated/typescript/dist/index.js";
import type { ClientEvent, Gap, SubscriptionState } from "../../generated/typescript/dist/index.js";
import type { PlacedOrder } from "../../generated/typescript/dist/models/index.js";
import { Followed } from "./followed.js";
import { journey } from "./journey.js";

/** What tests call through the browser's protocol; every answer is JSON. */
export interface Page {
  journey(accountId: string): Promise<object>;
  followOrders(accountId: string): Promise<void>;
  takeOrders(count: number): Promise<PlacedOrder[]>;
  isBack(): Promise<readonly Gap[]>;
  states(): readonly SubscriptionState[];
  /** What was reported of the connection. */
  connections(): readonly string[];
  /** From now on each random share of a wait is this one; more than 1 waits longer than a client would. */
  setShare(share: number): void;
}

declare global {
  interface Window {
    e2e: Page;
  }
}

let share: number | null = null;
const random = (): number => share ?? Math.random();
const connections: string[] = [];
const report = ({ kind, detail }: ClientEvent): void => {
  if (kind === "connection") connections.push(detail);
  else console.warn(kind, detail);
};
const client = new TradingClient({ baseUrl: "/", backoffFirstMs: 50, backoffLimitMs: 200, random, report });
let orders: Followed<PlacedOrder>;

window.e2e = {
  journey: (accountId) => journey(client, accountId),
  followOrders: (accountId) => {
    orders = new Followed(client.broker.orders({ accountId }));
    return orders.confirmed();
  },
  takeOrders: (count) => orders.take(count),
  isBack: async () => {
    await orders.isBack();
    return orders.gaps;
  },
  states: () => orders.states,
  connections: () => connections,
  setShare: (wanted) => {
    share = wanted;
  },
};
