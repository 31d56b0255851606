"""The broker: all accounts on one tape, with matching that runs whether or not anybody listens."""

from collections.abc import Callable, Iterator

from trading_services.broker.change import Change
from trading_services.broker.denial import DenialCode, Denied
from trading_services.broker.desk import Desk
from trading_services.broker.money import exact
from trading_services.broker.order import Order
from trading_services.broker.prices import PriceEvent, PriceSource
from trading_services.broker.profile import AccountProfile
from trading_services.broker.tape import Tape

Announce = Callable[[str, Change], None]
"""Takes one change of an account, in the order the changes happened."""


class Broker:
    """Holds one desk per account; what one account does leaves no trace on another."""

    def __init__(self, prices: PriceSource, profiles: tuple[AccountProfile, ...], announce: Announce) -> None:
        self.tape = Tape(prices)
        self._announce = announce
        with exact():
            self._desks = {profile.id: Desk(profile, self.tape) for profile in profiles}
        self._default_id = profiles[0].id

    def desks(self) -> Iterator[Desk]:
        """Go through all accounts."""
        yield from self._desks.values()

    def desk(self, account_id: str | None) -> Desk:
        """Return the desk of an account, or of the default account.

        Raises:
            Denied: ``UNKNOWN_ACCOUNT``.
        """
        desk = self._desks.get(self._default_id if account_id is None else account_id)
        if desk is None:
            raise Denied(DenialCode.UNKNOWN_ACCOUNT, f"There is no account {account_id!r}.")
        return desk

    def desk_of_order(self, order_id: str) -> Desk:
        """Return the desk that holds an order.

        Raises:
            Denied: ``UNKNOWN_ORDER``.
        """
        for desk in self._desks.values():
            if order_id in desk.book.orders:
                return desk
        raise Denied(DenialCode.UNKNOWN_ORDER, f"There is no order {order_id!r}.")

    def order(self, order_id: str) -> Order:
        """Return an order of any account; raises as :meth:`desk_of_order`."""
        return self.desk_of_order(order_id).book.orders[order_id]

    def desk_of_position(self, position_id: str) -> Desk:
        """Return the desk that holds a position, open or closed.

        Raises:
            Denied: ``UNKNOWN_POSITION``.
        """
        for desk in self._desks.values():
            if any(position.id == position_id for position in desk.book.positions.values()):
                return desk
        raise Denied(DenialCode.UNKNOWN_POSITION, f"There is no position {position_id!r}.")

    def take_in(self, event: PriceEvent) -> None:
        """Let every account meet a price event, one after the other, and announce what changes."""
        with exact():
            path = self.tape.advance(event)
            for desk in self._desks.values():
                desk.take_in(event, path)
                self.publish(desk)

    def publish(self, desk: Desk) -> None:
        """Announce what has changed on an account since the last time."""
        for change in desk.drain():
            self._announce(desk.profile.id, change)
