"""The published sequence of doubles for RFC 8785: what canonical texts of its beginnings must hash to.

A list picked by hand (``published_numbers.txt``, the bits of each), 2,000 neighbours of the smallest normal number,
then the words of a chain of SHA-256; see the README of github.com/cyberphone/json-canonicalization.
"""

import hashlib
import struct
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

PICKED: Final = Path(__file__).with_name("published_numbers.txt").read_text("utf-8").split()
NEIGHBOURS: Final = range(0x0010000000000000, 0x0010000000000000 + 2000)
EXPONENT: Final = 0x7FF0000000000000

SHA256: Final = {
    1_000: "be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
    10_000: "b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
    100_000: "22776e6d4b49fa294a0d0f349268e5c28808fe7e0cb2bcbe28f63894e494d4c7",
    1_000_000: "49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16",
}
"""Published for the lines ``bits,text`` of so many numbers."""


def published_bits() -> Iterator[int]:
    """Yield the bits of number after number."""
    yield from (int(bits, 16) for bits in PICKED)
    yield from NEIGHBOURS
    block = bytes(32)
    while True:
        block = hashlib.sha256(block).digest()
        for bits in struct.unpack("<4Q", block):
            if bits & EXPONENT != EXPONENT and bits & ~(1 << 63):
                yield bits


def published_numbers(count: int) -> Iterator[tuple[int, float]]:
    """Yield the bits and the value of so many numbers."""
    for bits in islice(published_bits(), count):
        yield bits, struct.unpack("<d", struct.pack("<Q", bits))[0]


def hash_of(count: int, text_of: Callable[[float], str]) -> str:
    """Return the hash over the lines of so many numbers."""
    digest = hashlib.sha256()
    for bits, number in published_numbers(count):
        digest.update(f"{bits:x},{text_of(number)}\n".encode())
    return digest.hexdigest()
