"""What an emitter returns: a file as a value."""

import msgspec


class File(msgspec.Struct, frozen=True):
    """One file to be written.

    ``path`` is relative to the output root, with forward slashes: ``python/trading_api/broker/rest.py``.
    """

    path: str
    content: bytes
