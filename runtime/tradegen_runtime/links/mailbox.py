"""What a connection has received and nobody has read yet: a queue for one reader, a tenth of the size of asyncio's."""

import asyncio
from typing import Generic, TypeVar

MessageT = TypeVar("MessageT")


class Mailbox(Generic[MessageT]):
    """First in, first out; unbounded, because uvicorn reads no further while something waits."""

    __slots__ = ("_messages", "_reader")

    def __init__(self) -> None:
        self._messages: list[MessageT] = []
        self._reader: asyncio.Future[None] | None = None

    def empty(self) -> bool:
        """Nothing waits."""
        return not self._messages

    def put_nowait(self, message: MessageT) -> None:
        """Add a message, and wake the reader."""
        self._messages.append(message)
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    async def get(self) -> MessageT:
        """Wait for the next message; one caller at a time."""
        while not self._messages:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        return self._messages.pop(0)
