"""Names of things."""

from typing import Annotated

from pydantic import Field

Id = Annotated[str, Field(min_length=1, max_length=64)]
"""An opaque identifier."""

Symbol = Annotated[str, Field(min_length=1, max_length=32)]
"""A ticker (``AAPL``) or an exchange-qualified one (``NASDAQ:AAPL``)."""
