/** The live page: everything on it comes through the generated TypeScript client, by REST and by live topics. */
import { ApiError, TradingClient } from "/client/index.js";
import { drawBars } from "./chart.js";

const SHOWN_BARS = 90;
const client = new TradingClient({ baseUrl: location.origin });
const at = (id) => document.getElementById(id);
const money = (value) => value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

let chosen = null;
let watching = null;
let account = null;

function row(cells) {
  const node = document.createElement("tr");
  for (const cell of cells) {
    const data = document.createElement("td");
    data.append(cell);
    node.append(data);
  }
  return node;
}

function signed(value, digits = 2) {
  const node = document.createElement("span");
  node.className = value < 0 ? "down" : "up";
  node.textContent = `${value < 0 ? "" : "+"}${value.toFixed(digits)}`;
  return node;
}

function button(text, action) {
  const node = document.createElement("button");
  node.textContent = text;
  node.addEventListener("click", () => void answered(action));
  return node;
}

async function answered(action) {
  try {
    at("answer").textContent = (await action()) ?? "";
  } catch (error) {
    at("answer").textContent = error instanceof ApiError ? `${error.problem?.code ?? error.status}: ${error.message}` : String(error);
  }
}

async function followQuotes(symbol) {
  const line = row([symbol, "…", "", "", ""]);
  line.addEventListener("click", () => void choose(symbol, line));
  at("quotes").append(line);
  if (chosen === null) void choose(symbol, line);
  for await (const quote of client.datafeed.quotes({ symbol })) {
    if (quote.s !== "ok") continue;
    const { lp, ch, bid, ask } = quote.v;
    const cells = row([symbol, money(lp), ch === null ? "" : signed(ch), money(bid), money(ask)]);
    line.replaceChildren(...cells.children);
  }
}

async function choose(symbol, line) {
  watching?.abort();
  watching = new AbortController();
  const { signal } = watching;
  chosen = symbol;
  for (const other of at("quotes").children) other.classList.toggle("chosen", other === line);
  at("symbol").textContent = symbol;
  const { time } = await client.datafeed.getTime();
  const past = await client.datafeed.getBars({ symbol, resolution: "1", from_time: 0, to_time: time + 1, count_back: SHOWN_BARS });
  if (signal.aborted) return;
  const bars = new Map(past.bars.map((bar) => [bar.time, bar]));
  drawBars(at("chart"), [...bars.values()]);
  client.datafeed.bars({ symbol, resolution: "1" }).subscribe((bar) => {
    bars.set(bar.time, bar);
    while (bars.size > SHOWN_BARS) bars.delete(bars.keys().next().value);
    drawBars(at("chart"), [...bars.values()]);
  }, { signal });
}

function showOrders(orders) {
  const recent = [...orders].sort((one, other) => other.placedTime - one.placedTime).slice(0, 12);
  at("orders").replaceChildren(...recent.map((order) => row([
    order.id, order.symbol, order.side, order.type, `${order.filledQty} / ${order.qty}`, order.status,
    button("cancel", async () => void (await client.broker.cancelOrder({ orderId: order.id }))),
  ])));
}

function showPositions(positions) {
  at("positions").replaceChildren(...positions.map((position) => row([
    position.symbol, position.side, String(position.qty), money(position.avgPrice), signed(position.unrealizedPL),
    button("close", async () => void (await client.broker.closePosition({ positionId: position.id }, {}))),
  ])));
}

function showEquity(equity) {
  const shown = { Balance: equity.balance, Equity: equity.equity, "Unrealised profit": equity.unrealizedPL, "Margin used": equity.marginUsed, "Margin available": equity.marginAvailable };
  at("equity").replaceChildren(...Object.entries(shown).flatMap(([name, value]) => {
    const term = document.createElement("dt");
    const data = document.createElement("dd");
    term.textContent = name;
    data.textContent = money(value);
    return [term, data];
  }));
}

async function followAccount() {
  [account] = await client.broker.getAccounts();
  const accountId = account.id;
  client.broker.liveOrders({ accountId }).subscribe(showOrders);
  client.broker.livePositions({ accountId }).subscribe(showPositions);
  client.broker.equity({ accountId }).subscribe(showEquity);
}

at("ticket").addEventListener("submit", (event) => {
  event.preventDefault();
  const { qty, limit } = event.target.elements;
  const side = event.submitter.value;
  const price = limit.value === "" ? { type: "market" } : { type: "limit", limitPrice: Number(limit.value) };
  void answered(async () => {
    const { orderId } = await client.broker.placeOrder({ accountId: account.id, symbol: chosen, side, qty: Number(qty.value), ...price });
    return `order ${orderId} accepted`;
  });
});

at("speed").addEventListener("change", (event) => void answered(async () => void (await client.datafeed.setReplay({ speed: Number(event.target.value) }))));

client.datafeed.replay().subscribe((replay) => {
  at("clock").textContent = new Date(replay.time).toISOString().slice(0, 16).replace("T", " ");
  if (document.activeElement !== at("speed")) at("speed").value = String(replay.speed);
}, { onState: (state) => { at("state").textContent = state; } });

for (const { symbol } of await client.datafeed.searchSymbols({ user_input: "", max_results: 12 })) void followQuotes(symbol);
await followAccount();
document.body.dataset.ready = "true";
