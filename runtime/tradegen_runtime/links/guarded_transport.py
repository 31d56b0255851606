"""A transport that closes the lane before anyone else uses it."""

import asyncio
from collections.abc import Iterable
from typing import Final

from tradegen_runtime.links.lane import SocketLane

Bytes = bytes | bytearray | memoryview


class GuardedTransport(asyncio.Transport):
    """What uvicorn writes of its own accord (handshake, pings, closes) may wait: then nothing may overtake it."""

    __slots__ = ("_lane", "_transport")

    def __init__(self, transport: asyncio.Transport, lane: SocketLane) -> None:
        self._transport: Final = transport
        self._lane: Final = lane

    def write(self, data: Bytes) -> None:
        """Write through the transport."""
        self._lane.clear, self._lane.wrote = False, True
        self._transport.write(data)

    def writelines(self, list_of_data: Iterable[Bytes]) -> None:
        """Write through the transport."""
        self._lane.clear, self._lane.wrote = False, True
        self._transport.writelines(list_of_data)

    def write_eof(self) -> None:
        """End the writing side."""
        self._lane.clear = False
        self._transport.write_eof()

    def can_write_eof(self) -> bool:
        """Whether the writing side can end for itself."""
        return self._transport.can_write_eof()

    def close(self) -> None:
        """Close once everything is written."""
        self._lane.clear = False
        self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._lane.clear = False
        self._transport.abort()

    def is_closing(self) -> bool:
        """Whether the transport is closing or closed."""
        return self._transport.is_closing()

    def get_extra_info(self, name: str, default: object = None) -> object:
        """Return what the transport knows of the connection."""
        return self._transport.get_extra_info(name, default)

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Hand the connection to another protocol."""
        self._lane.clear = False
        self._transport.set_protocol(protocol)

    def get_protocol(self) -> asyncio.BaseProtocol:
        """Return the current protocol."""
        return self._transport.get_protocol()

    def is_reading(self) -> bool:
        """Whether the transport reads."""
        return self._transport.is_reading()

    def pause_reading(self) -> None:
        """Read nothing for now."""
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        """Read again."""
        self._transport.resume_reading()

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Say when to pause writing."""
        self._transport.set_write_buffer_limits(high, low)

    def get_write_buffer_size(self) -> int:
        """Return how many bytes wait."""
        return self._transport.get_write_buffer_size()

    def get_write_buffer_limits(self) -> tuple[int, int]:
        """Return the low and the high mark."""
        return self._transport.get_write_buffer_limits()
