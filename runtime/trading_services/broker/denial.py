"""Why the broker says no: stable codes."""

from enum import StrEnum


class DenialCode(StrEnum):
    """Stable name of a reason."""

    AMOUNT_EXCEEDS = "AMOUNT_EXCEEDS"
    BAD_CURSOR = "BAD_CURSOR"
    CURRENCY_MISMATCH = "CURRENCY_MISMATCH"
    DUPLICATE_CLIENT_ORDER_ID = "DUPLICATE_CLIENT_ORDER_ID"
    INSUFFICIENT_MARGIN = "INSUFFICIENT_MARGIN"
    INVALID_PRICE = "INVALID_PRICE"
    INVALID_QTY = "INVALID_QTY"
    INVALID_QTY_STEP = "INVALID_QTY_STEP"
    INVALID_TICK = "INVALID_TICK"
    MARKET_CLOSED = "MARKET_CLOSED"
    NOT_SHORTABLE = "NOT_SHORTABLE"
    NO_MARKET_PRICE = "NO_MARKET_PRICE"
    ORDER_FINAL = "ORDER_FINAL"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    REDUCE_ONLY_WOULD_INCREASE = "REDUCE_ONLY_WOULD_INCREASE"
    STALE_CONFIRM_ID = "STALE_CONFIRM_ID"
    STALE_VERSION = "STALE_VERSION"
    UNKNOWN_ACCOUNT = "UNKNOWN_ACCOUNT"
    UNKNOWN_ORDER = "UNKNOWN_ORDER"
    UNKNOWN_POSITION = "UNKNOWN_POSITION"
    UNKNOWN_SYMBOL = "UNKNOWN_SYMBOL"


class Denied(Exception):
    """A command was refused; nothing has changed."""

    def __init__(self, code: DenialCode, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
