"""What the TypeScript client makes of the values that JSON has no type for: ``[tool.tradegen.codecs]``."""

import re
from typing import Final

import msgspec

CODEC_CHOICES: Final = {
    "datetime": "Date",
    "large_integer": "bigint",
    "bytes": "Uint8Array",
}
"""What each kind of value can become; ``decimal`` becomes a class of the user's choice."""

DECIMAL_CLASS: Final = re.compile(
    r"(?P<module>(@[a-z0-9._-]+/)?[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*):(?P<name>[A-Za-z_$][\w$]*)", re.ASCII
)
"""``decimal.js:Decimal``: a module, and the name of a class that is made of a string and has ``toString``."""


class Codecs(msgspec.Struct, frozen=True):
    """The values that generated code decodes and encodes; the others stay as they are on the wire.

    ``datetime``: instants with a zone, as ``Date``. ``large_integer``: whole numbers that may be beyond
    ±(2^53-1), as ``bigint``. ``bytes``: base64, as ``Uint8Array``. ``decimal``: ``module:Class``.
    """

    datetime: bool = False
    large_integer: bool = False
    bytes: bool = False
    decimal: str = ""

    @property
    def decimal_class(self) -> tuple[str, str]:
        """Module and name of the class for decimals."""
        module, _, name = self.decimal.partition(":")
        return module, name
