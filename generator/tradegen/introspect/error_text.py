"""What an error says, in one line: the code of its class may fail to tell it, or tell it at any length."""

from typing import Final

_LONGEST: Final = 500  # characters


def first_line(error: BaseException) -> str:
    """The first line of the message; empty where there is none."""
    try:
        return next(iter(str(error)[:_LONGEST].splitlines()), "")
    except BaseException:
        return ""
