"""Search: instruments by part of a name."""

from collections.abc import Iterable

from trading_services.market.instrument import Instrument


def find_instruments(
    instruments: Iterable[Instrument], text: str, *, exchange: str | None, kind: str | None
) -> list[Instrument]:
    """Instruments in order of fit: symbols that start with ``text``, then symbols, then descriptions that hold it.

    Case does not matter; an empty or absent filter lets all pass.
    """
    wanted = text.strip().upper()
    ranked = [
        (rank, each.symbol, each)
        for each in instruments
        if _passes(each.exchange, exchange) and _passes(each.type.value, kind)
        if (rank := _rank(each, wanted)) is not None
    ]
    return [each for _, _, each in sorted(ranked, key=lambda found: found[:2])]


def _passes(value: str, wanted: str | None) -> bool:
    return not wanted or value.upper() == wanted.upper()


def _rank(instrument: Instrument, wanted: str) -> int | None:
    if instrument.symbol.startswith(wanted) or instrument.ticker.startswith(wanted):
        return 0
    if wanted in instrument.symbol:
        return 1
    return 2 if wanted in instrument.description.upper() else None
