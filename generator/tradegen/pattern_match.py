"""Whether a text matches a pattern, told in time: a pattern may take a backtracking engine longer than anybody lives.

Pydantic's engine needs time in proportion to the text, and is the one that servers ask. What it does not read, such as
a look-ahead, Python is asked about short texts only.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pydantic_core import SchemaValidator

_SHORT: Final = 12  # characters: a few thousand steps of a hostile pattern for each


def matches(pattern: str, text: str) -> bool | None:
    """Whether ``pattern`` is found in ``text``; ``None`` where nobody can tell."""
    validator = _validator(pattern)
    if validator is not None:
        return validator.isinstance_python(text)
    if len(text) > _SHORT:
        return None
    try:
        return re.search(pattern, text) is not None
    except (re.error, OverflowError, RecursionError):
        return None


@lru_cache(maxsize=512)
def _validator(pattern: str) -> "SchemaValidator | None":
    from pydantic_core import SchemaError, SchemaValidator, core_schema

    try:
        return SchemaValidator(core_schema.str_schema(pattern=pattern))
    except SchemaError:
        return None
