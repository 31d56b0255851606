"""One fill of one order."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from trading_services.broker.side import Side


class Liquidity(StrEnum):
    """Whether a fill gave or took liquidity."""

    MAKER = "maker"
    TAKER = "taker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution:
    """One fill; ``seq`` numbers the account's fills from 1."""

    id: str
    order_id: str
    account_id: str
    symbol: str
    side: Side
    qty: Decimal
    price: Decimal
    time: int
    commission: Decimal
    currency: str
    liquidity: Liquidity
    realized: Decimal
    seq: int
