/** What a user of the API does, through the generated TypeScript client; `journey.py` is the same in Python. */

import { ApiError, SubscriptionRefused } from "../../generated/typescript/dist/index.js";
import type { Subscription, TradingClient } from "../../generated/typescript/dist/index.js";
import type { Position, PreOrderInput } from "../../generated/typescript/dist/models/index.js";
import { Followed } from "./followed.js";

const SYMBOL = "AAPL";

/** Look around and trade on an account that nobody else uses; report what was seen. */
export async function journey(client: TradingClient, accountId: string): Promise<object> {
  return { ...(await lookAround(client)), ...(await trade(client, accountId)) };
}

/** An order that waits at a price far below the market. */
export function limitOrder(accountId: string): PreOrderInput {
  return { accountId, symbol: SYMBOL, type: "limit", side: "buy", qty: 1, limitPrice: 1 };
}

/** Search, read past bars, follow live bars and quotes, and ask for what there is not. */
async function lookAround({ datafeed }: TradingClient): Promise<object> {
  const found = await datafeed.searchSymbols({ user_input: SYMBOL });
  const { time: now } = await datafeed.getTime();
  const past = await datafeed.getBars({ symbol: SYMBOL, resolution: "D", from_time: 0, to_time: now + 1, count_back: 5 });
  const bars = await first(datafeed.bars({ symbol: SYMBOL, resolution: "1" }), 3);
  const quotes = await first(datafeed.quotes({ symbol: SYMBOL }), 3);
  const refusedTopic = await refusal(first(datafeed.quotes({ symbol: "NOPE" }), 1));
  const refusedCall = await refusal(datafeed.resolveSymbol({ symbol: "NOPE" }));
  return {
    found: found.map(({ ticker }) => ticker),
    history: { bars: past.bars.length, inOrder: rises(past.bars.map(({ time }) => time), "strictly") },
    bars: { updates: bars.length, inOrder: rises(bars.map(({ time }) => time)) },
    quotes: {
      updates: quotes.length,
      symbols: [...new Set(quotes.map(({ n }) => n))],
      spreadsHold: quotes.every((quote) => quote.s === "ok" && quote.v.bid <= quote.v.ask),
    },
    refusedCall,
    refusedTopic,
  };
}

/** Buy, cancel an order and close the position, watching every topic of the account. */
async function trade({ broker }: TradingClient, accountId: string): Promise<object> {
  const orders = new Followed(broker.orders({ accountId }));
  const executions = new Followed(broker.executions({ accountId }));
  const positions = new Followed(broker.positions({ accountId }));
  const equity = new Followed(broker.equity({ accountId }));
  const all = [orders, executions, positions, equity];
  await Promise.all(all.map((each) => each.confirmed()));
  await broker.placeOrder({ accountId, symbol: SYMBOL, type: "market", side: "buy", qty: 10 });
  const changes = await orders.take(2);
  const fills = await executions.take(1);
  const position = await positions.next();
  const money = await equity.take(3);
  const { orderId } = await broker.placeOrder(limitOrder(accountId));
  await broker.cancelOrder({ orderId });
  changes.push(...(await orders.take(2)));
  const canceledTwice = await refusal(broker.cancelOrder({ orderId }));
  const closing = await broker.closePosition({ positionId: position.id }, {});
  const closed = (await orders.take(2)).findLast(({ id }) => id === closing.id);
  const atEnd = await whereClosed(positions);
  for (const each of all) each.close();
  return {
    orders: changes.map(({ status, version, filledQty }) => [status, version, filledQty]),
    executions: fills.map(({ seq, qty }) => [seq, qty]),
    position: [position.side, position.qty],
    equity: { inOrder: rises(money.map(({ version }) => version), "strictly") },
    canceledTwice,
    closed: [closed?.status, closed?.filledQty],
    positionAtEnd: atEnd.qty,
  };
}

async function first<T>(updates: Subscription<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const update of updates) {
    if (taken.push(update) === count) break;
  }
  return taken;
}

/** Status and code with which the server refused a call, or the code with which it refused a topic. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiError) return [error.status, error.problem.code];
    if (error instanceof SubscriptionRefused) return error.code;
    throw error;
  }
  return "not refused";
}

async function whereClosed(positions: Followed<Position>): Promise<Position> {
  for (;;) {
    const position = await positions.next();
    if (position.qty === 0) return position;
  }
}

function rises(values: readonly number[], how: "strictly" | "weakly" = "weakly"): boolean {
  return values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || before < value || (before === value && how === "weakly");
  });
}
