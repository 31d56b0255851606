"""Pages of orders and executions; a cursor is the number of the last item seen."""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from trading_services.broker.book import AccountBook
from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.execution import Execution
from trading_services.broker.order import Order, OrderStatus

ItemT = TypeVar("ItemT")


def order_page(
    book: AccountBook, *, status: OrderStatus | None, symbol: str | None, limit: int, cursor: str | None
) -> tuple[list[Order], str | None]:
    """Return orders newest first, and the cursor of the next page.

    Raises:
        Denied: ``BAD_CURSOR``.
    """
    before = _number(cursor)
    found = (
        order
        for order in reversed(book.orders.values())
        if (before is None or order.sequence < before)
        and (status is None or order.status is status)
        and (symbol is None or order.terms.symbol == symbol)
    )
    items, more = _cut(found, limit)
    return items, str(items[-1].sequence) if more else None


def execution_page(
    book: AccountBook, *, symbol: str | None, start: int | None, end: int | None, limit: int, cursor: str | None
) -> tuple[list[Execution], str | None]:
    """Return executions from ``start`` (inclusive) to ``end`` (exclusive), oldest first, and the next page's cursor.

    Raises:
        Denied: ``BAD_CURSOR``.
    """
    found = (
        execution
        for execution in islice(book.executions, _number(cursor) or 0, None)
        if (symbol is None or execution.symbol == symbol)
        and (start is None or execution.time >= start)
        and (end is None or execution.time < end)
    )
    items, more = _cut(found, limit)
    return items, str(items[-1].seq) if more else None


def _cut(found: Iterable[ItemT], limit: int) -> tuple[list[ItemT], bool]:
    items = list(islice(found, limit + 1))
    return items[:limit], len(items) > limit


def _number(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 20):
        raise Denied(DenialCode.BAD_CURSOR, "The cursor is not one of this list.")
    return int(cursor)
