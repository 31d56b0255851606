"""A line of quotes in the terminal, by the generated Python client over a real socket."""

import asyncio
from typing import TextIO

from trading_client import TradingClient, models

SYMBOLS = ("AAPL", "MSFT", "IBM", "GOOG", "FB")
LINES_WITHOUT_TERMINAL = 5


async def follow_quotes(address: str, out: TextIO) -> None:
    """Print the last price of each symbol as it changes, until cancelled.

    On a terminal one line is rewritten; elsewhere a few lines show that quotes arrive, then it is quiet.
    """
    prices: dict[str, models.QuoteOk] = {}
    changed = asyncio.Event()
    async with TradingClient(address) as client, asyncio.TaskGroup() as group:
        for symbol in SYMBOLS:
            group.create_task(_follow(client, symbol, prices, changed))
        group.create_task(_print(prices, changed, out))


async def _follow(
    client: TradingClient, symbol: str, prices: dict[str, models.QuoteOk], changed: asyncio.Event
) -> None:
    async with client.datafeed.quotes(symbol=symbol) as quotes:
        async for quote in quotes:
            if isinstance(quote, models.QuoteOk):
                prices[symbol] = quote
                changed.set()


async def _print(prices: dict[str, models.QuoteOk], changed: asyncio.Event, out: TextIO) -> None:
    printed = 0
    while out.isatty() or printed < LINES_WITHOUT_TERMINAL:
        await changed.wait()
        changed.clear()
        line = "   ".join(_cell(symbol, prices.get(symbol)) for symbol in SYMBOLS)
        out.write(f"\r\x1b[2K{line}" if out.isatty() else f"{line}\n")
        out.flush()
        printed += 1


def _cell(symbol: str, quote: models.QuoteOk | None) -> str:
    if quote is None:
        return f"{symbol} …"
    change = "" if quote.v.ch is None else f" {quote.v.ch:+.2f}"
    return f"{symbol} {quote.v.lp:.2f}{change}"
