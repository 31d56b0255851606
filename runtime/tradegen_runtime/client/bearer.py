"""The token of a client, asked for at the moment when it is needed."""

import re
from collections.abc import Awaitable, Callable

from tradegen_runtime.client.errors import ClientArgumentError

Token = str | Callable[[], Awaitable[str]]
"""A bearer token, or an async callable that is asked for one before every request and (re)connect."""

_SENDABLE = re.compile(r"[!-~]+")
"""Visible ASCII characters; a file that a token is read from often ends with a line break."""


async def ask_token(token: Token | None) -> str | None:
    """The token of this moment.

    Raises:
        ClientArgumentError: no header can carry it. The words do not hold it: libraries name the value, and logs
            keep what is raised.
    """
    found = await token() if callable(token) else token
    if found is not None and not (isinstance(found, str) and _SENDABLE.fullmatch(found)):
        raise ClientArgumentError("the token is no text that a header can carry")
    return found
