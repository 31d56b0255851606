"""Previews that a caller may confirm."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.order import OrderTerms

LIFETIME_S: Final = 60.0
"""How long a preview may be confirmed, in real time: a human reads it."""

MAX_KEPT: Final = 10_000
"""Previews kept at most; the oldest give way."""


@dataclass(frozen=True, slots=True)
class _Preview:
    account_id: str
    terms: OrderTerms
    expires: float


class Confirmations:
    """Remembers which order each confirm id previewed; lives as long as the broker."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._previews: dict[str, _Preview] = {}

    def issue(self, account_id: str, terms: OrderTerms) -> str:
        """Remember a previewed order and return the id that confirms it."""
        self._forget_old()
        confirm_id = secrets.token_urlsafe(16)
        self._previews[confirm_id] = _Preview(account_id, _comparable(terms), self._clock() + LIFETIME_S)
        return confirm_id

    def check(self, confirm_id: str, account_id: str, terms: OrderTerms) -> None:
        """Refuse an order that the confirm id does not stand for.

        Raises:
            Denied: ``STALE_CONFIRM_ID``.
        """
        self._forget_old()
        preview = self._previews.get(confirm_id)
        if preview is None:
            raise Denied(DenialCode.STALE_CONFIRM_ID, "The preview has expired, was used, or never existed.")
        if (preview.account_id, preview.terms) != (account_id, _comparable(terms)):
            raise Denied(DenialCode.STALE_CONFIRM_ID, "Another order was previewed.")

    def use(self, confirm_id: str) -> None:
        """Forget a preview that was confirmed."""
        self._previews.pop(confirm_id, None)

    def _forget_old(self) -> None:
        now = self._clock()
        while self._previews:
            oldest = next(iter(self._previews))
            if len(self._previews) < MAX_KEPT and self._previews[oldest].expires > now:
                return
            del self._previews[oldest]


def _comparable(terms: OrderTerms) -> OrderTerms:
    """Leave out what may differ between a preview and its order."""
    return replace(terms, client_order_id=None)
