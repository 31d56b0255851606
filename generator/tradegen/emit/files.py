"""What an emitter returns: a file as a value."""

import hashlib
from functools import cached_property

import msgspec


class File(msgspec.Struct, frozen=True, dict=True):
    """One file to be written.

    ``path`` is relative to the output root, with forward slashes: ``python/trading_api/broker/rest.py``.
    """

    path: str
    content: bytes

    @cached_property
    def digest(self) -> str:
        """The :func:`content_hash` of the file: a file that follows once more from the next build has it already."""
        return content_hash(self.content)


def content_hash(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hex."""
    return hashlib.sha256(content).hexdigest()
