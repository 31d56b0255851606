"""How long importing the user's modules may take, and how much memory."""

from typing import Final

import msgspec

LOOK_S: Final = 0.1
"""How often somebody looks at what the code does."""


class Limits(msgspec.Struct, frozen=True):
    """``still``: where code of the user's own does not get on; ``total``: for everything, installed packages included.

    Code gets on when it reaches a further line of its module, imports an installed package, or has Pydantic build a
    class, for which one line has ``line``; only the latter two may take more memory by that. What a module of types
    does otherwise takes moments, so that little is left to code that hangs or hoards.
    """

    still_s: float = 0.75
    line_s: float = 5.0
    total_s: float = 20.0
    still_mib: int = 96
    total_mib: int = 1024

    @classmethod
    def times(cls, patience: int) -> "Limits":
        """The limits for a project that asks for more of everything (``import_patience``)."""
        usual = cls()
        return cls(
            still_s=usual.still_s * patience,
            line_s=usual.line_s * patience,
            total_s=usual.total_s * patience,
            still_mib=usual.still_mib * patience,
            total_mib=usual.total_mib * patience,
        )


USUAL: Final = Limits()
"""What most projects need."""
