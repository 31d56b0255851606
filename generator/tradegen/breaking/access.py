"""Compare who may use an operation or follow a topic."""

from collections.abc import Iterator

from tradegen.breaking.change import Change
from tradegen.ir import PUBLIC, USER, Route, Topic


def compare_access(old: Route | Topic, new: Route | Topic, *, place: str) -> Iterator[Change]:
    """Yield whether somebody who was let in is turned away now, or the other way round."""
    was, now = old.access, new.access
    if was == now:
        return
    if _admits(now, was):
        message = f"is open to {_spelled(now)} now, not only to {_spelled(was)}"
        yield Change(rule="R61", place=place, message=message, old=was, new=now, span=new.span)
    else:
        message = f"is open to {_spelled(now)} only, no longer to {_spelled(was)}"
        yield Change(rule="R60", place=place, message=message, old=was, new=now, span=new.span)


def _admits(access: str, other: str) -> bool:
    """Whether ``access`` lets in everybody whom ``other`` lets in; of two roles neither implies the other."""
    return access in (PUBLIC, other) or (access == USER and other != PUBLIC)


def _spelled(access: str) -> str:
    match access:
        case "public":
            return "everybody"
        case "user":
            return "users"
        case _:
            return f"the role {access}"
