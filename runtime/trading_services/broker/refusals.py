"""How a denial of the broker leaves the service: as a refusal with an HTTP status."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Final

from tradegen_runtime.refusal import Refusal
from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.money import exact

STATUS: Final = {
    DenialCode.AMOUNT_EXCEEDS: HTTPStatus.BAD_REQUEST,
    DenialCode.BAD_CURSOR: HTTPStatus.BAD_REQUEST,
    DenialCode.CURRENCY_MISMATCH: HTTPStatus.UNPROCESSABLE_ENTITY,
    DenialCode.DUPLICATE_CLIENT_ORDER_ID: HTTPStatus.CONFLICT,
    DenialCode.INSUFFICIENT_MARGIN: HTTPStatus.UNPROCESSABLE_ENTITY,
    DenialCode.INVALID_PRICE: HTTPStatus.BAD_REQUEST,
    DenialCode.INVALID_QTY: HTTPStatus.BAD_REQUEST,
    DenialCode.INVALID_QTY_STEP: HTTPStatus.BAD_REQUEST,
    DenialCode.INVALID_TICK: HTTPStatus.BAD_REQUEST,
    DenialCode.MARKET_CLOSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    DenialCode.NOT_SHORTABLE: HTTPStatus.UNPROCESSABLE_ENTITY,
    DenialCode.NO_MARKET_PRICE: HTTPStatus.UNPROCESSABLE_ENTITY,
    DenialCode.ORDER_FINAL: HTTPStatus.CONFLICT,
    DenialCode.OUT_OF_RANGE: HTTPStatus.BAD_REQUEST,
    DenialCode.REDUCE_ONLY_WOULD_INCREASE: HTTPStatus.UNPROCESSABLE_ENTITY,
    DenialCode.STALE_CONFIRM_ID: HTTPStatus.PRECONDITION_FAILED,
    DenialCode.STALE_VERSION: HTTPStatus.PRECONDITION_FAILED,
    DenialCode.UNKNOWN_ACCOUNT: HTTPStatus.NOT_FOUND,
    DenialCode.UNKNOWN_ORDER: HTTPStatus.NOT_FOUND,
    DenialCode.UNKNOWN_POSITION: HTTPStatus.NOT_FOUND,
    DenialCode.UNKNOWN_SYMBOL: HTTPStatus.NOT_FOUND,
}
"""HTTP status of each code; a test proves that none is missing."""

_RETRYABLE: Final = frozenset(
    {DenialCode.INSUFFICIENT_MARGIN, DenialCode.MARKET_CLOSED, DenialCode.NO_MARKET_PRICE, DenialCode.STALE_VERSION}
)


@contextmanager
def answering() -> Iterator[None]:
    """Run one request of a caller: in exact arithmetic, with a denial answered as a refusal.

    Raises:
        Refusal: the broker denied the request.
    """
    with exact():
        try:
            yield
        except Denied as denied:
            raise Refusal(
                denied.code.value,
                denied.message,
                status=STATUS[denied.code],
                retryable=denied.code in _RETRYABLE,
            ) from denied
