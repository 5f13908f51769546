"""Sets of positions as the bits of one integer: joining and counting run in C, a word of the machine at a time."""

import re
from collections.abc import Iterable, Iterator, Sequence

_NOT_EMPTY = re.compile(rb"[^\0]")
_BITS_OF_BYTE = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


def bits_of(positions: Iterable[int], size: int) -> int:
    """Return the set of these positions, each below ``size``."""
    held = bytearray((size >> 3) + 1)
    for position in positions:
        held[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(held, "little")


def positions_in(bits: int) -> Iterator[int]:
    """Yield the positions of a set in rising order; empty stretches cost next to nothing."""
    held = as_bytes(bits)
    for found in _NOT_EMPTY.finditer(held):
        place = found.start()
        for bit in _BITS_OF_BYTE[held[place]]:
            yield place * 8 + bit


def as_bytes(bits: int) -> bytes:
    """Return the set in a form that answers ``is this one in it`` at once, however large it is."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def union(sets: Iterable[int]) -> int:
    joined = 0
    for one in sets:
        joined |= one
    return joined


class Slices:
    """Numbers by position, kept as one set per binary digit, so that a range is found by a few dozen set operations.

    (P. O'Neil and D. Quass, "Improved query performance with variant indexes", 1997.)
    """

    def __init__(self, numbers: Sequence[int] = ()) -> None:
        digits = max(numbers, default=0).bit_length()
        self.planes = [
            bits_of((place for place, number in enumerate(numbers) if number >> digit & 1), len(numbers))
            for digit in range(digits)
        ]

    def change(self, position: int, before: int, after: int) -> None:
        differing = before ^ after
        while len(self.planes) < differing.bit_length():
            self.planes.append(0)
        for digit in range(differing.bit_length()):
            if differing >> digit & 1:
                self.planes[digit] ^= 1 << position

    def at_most(self, bound: int, among: int) -> int:
        """Return which of ``among`` have a number not above the bound."""
        if bound < 0:
            return 0
        if bound >> len(self.planes):
            return among
        below, equal = 0, among
        for digit in range(len(self.planes) - 1, -1, -1):
            plane = self.planes[digit]
            if bound >> digit & 1:
                below |= equal & ~plane
                equal &= plane
            else:
                equal &= ~plane
        return below | equal

    def within(self, low: int | None, high: int | None, among: int) -> int:
        """Return which of ``among`` have a number from low up to and including high."""
        found = among if high is None else self.at_most(high, among)
        return found & ~self.at_most(low - 1, found) if low else found
