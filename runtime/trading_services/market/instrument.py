"""Instruments: names, units and trading rules."""

from dataclasses import dataclass
from decimal import Decimal

from trading_contracts.market.instruments import InstrumentType, Intraday


@dataclass(frozen=True, kw_only=True)
class Instrument:
    """One symbol that can be charted and traded.

    Margins are shares of the notional at leverage 1.
    """

    symbol: str
    exchange: str
    description: str
    type: InstrumentType
    currency: str
    timezone: str
    session: str
    """Trading hours in ``timezone``: ``0930-1600`` or ``24x7``."""
    intraday: Intraday
    price_scale: int
    """Decimals of a price unit."""
    volume_scale: int
    """Decimals of a volume unit."""
    tick_units: int
    """Price units of one tick."""
    has_volume: bool
    """Volume is known; where it is not, it is 0 throughout."""
    qty_step: Decimal
    min_qty: Decimal
    max_qty: Decimal
    margin_init: Decimal
    margin_maint: Decimal
    shortable: bool

    @property
    def ticker(self) -> str:
        """The unique name: exchange and symbol."""
        return f"{self.exchange}:{self.symbol}"

    @property
    def tick(self) -> Decimal:
        """Price step of an order."""
        return self.price(self.tick_units)

    def price(self, units: int) -> Decimal:
        """Exact price of so many units."""
        return Decimal(units).scaleb(-self.price_scale)

    def volume(self, units: int) -> Decimal:
        """Exact volume of so many units."""
        return Decimal(units).scaleb(-self.volume_scale)

    def price_units(self, price: Decimal) -> int:
        """Whole units of a price that is a multiple of one."""
        return int(price.scaleb(self.price_scale))

    def volume_units(self, volume: Decimal) -> int:
        """Whole units of a volume that is a multiple of one."""
        return int(volume.scaleb(self.volume_scale))
