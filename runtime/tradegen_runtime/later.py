"""Timers as the core sees them."""

from collections.abc import Callable
from typing import TypeAlias

Cancel: TypeAlias = Callable[[], None]
"""Calls a timer off; harmless when it has run out."""

Later: TypeAlias = Callable[[float, Callable[[], None]], Cancel]
"""Calls a function after some seconds, unless the returned function is called before."""
