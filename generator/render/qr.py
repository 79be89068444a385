"""Addresses as QR codes (ISO/IEC 18004), by the thousand: what all codes of one size share is asked of segno once.

A catalogue has a code for every page; segno makes one in three milliseconds, a fifth of what the whole page may take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, zip_longest
from operator import itemgetter

import segno
from segno.consts import TYPE_DATA_DARK, TYPE_DATA_LIGHT

# Of each size from 1 on, at level M: bytes that prove a block, and the bytes of data in each block.
_SIZES = (
    (10, (16,)),
    (16, (28,)),
    (26, (44,)),
    (18, (32, 32)),
    (24, (43, 43)),
    (16, (27,) * 4),
    (18, (31,) * 4),
    (22, (38, 38, 39, 39)),
    (22, (36, 36, 36, 37, 37)),
)
_BYTES = 4  # how a text is written
_HEAD = 2  # bytes that tell how what follows is written and how long it is, with the end
_MASK = 3  # any of the eight is read; to weigh them takes most of the time
_POWERS = tuple(accumulate(range(254), lambda power, _: power * 2 ^ (0x11D if power > 127 else 0), initial=1))
_LOGS = {power: place for place, power in enumerate(_POWERS)}
CODE = "qr.svg"  # beside a page
_SCALE, _QUIET = 8, 4  # points a field; fields of quiet zone
_RUNS = re.compile("1+|0+")


@dataclass(frozen=True)
class _Form:
    """A size: how many fields a side has, and the place of each field, row by row, among the bits of a message that a
    light and a dark one end; `mask` is what is changed in the bits."""

    side: int
    places: Callable[[str], tuple[str, ...]]
    mask: int
    bits: int


def qr_code(text: str, *, plain: bool = False) -> str:
    """A text as a drawing (SVG), as segno writes it: level M, in bytes; `plain` has no quiet zone, where the paper is
    white."""
    rows = fields(text.encode())
    quiet = 0 if plain else _QUIET
    size, strokes = len(rows) + 2 * quiet, f'<path stroke="#000" d="{"".join(_strokes(rows, quiet))}"/>'
    if plain:
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{strokes}</svg>\n'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size * _SCALE}" height="{size * _SCALE}">'
        f'<g transform="scale({_SCALE})"><path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/>{strokes}</g></svg>\n'
    )


def _strokes(rows: Sequence[str], quiet: int) -> Iterator[str]:
    """A stroke for each run of dark fields, from the end of the one before: ones are dark."""
    x = y = -1
    for place, row in enumerate(rows):
        start, dark = row.find("1"), row.strip("0")
        if dark:
            yield f"m{start - x} {place - y}" if y >= 0 else f"M{start + quiet} {place + quiet}.5"
            yield "".join([f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in _RUNS.findall(dark)])
            x, y = start + len(dark), place


def fields(data: bytes) -> list[str]:
    """The rows of a code, dark fields as ones."""
    version = next((place for place, (_, blocks) in enumerate(_SIZES, 1) if len(data) + _HEAD <= sum(blocks)), 0)
    if not version:  # longer than any address of a page
        code = segno.make(data, mode="byte", error="m", micro=False, boost_error=False, mask=_MASK)
        return ["".join(map(str, row)) for row in code.matrix]
    form, message = _form(version), _message(data, *_SIZES[version - 1])
    spare = form.bits - 8 * len(message)
    bits = (int.from_bytes(message, "big") << spare) ^ form.mask
    whole = "".join(form.places(f"{bits:0{form.bits}b}01"))
    return [whole[start : start + form.side] for start in range(0, len(whole), form.side)]


def _message(data: bytes, proof: int, blocks: tuple[int, ...]) -> bytes:
    """The bytes as they stand in the code: the data in blocks, what proves them behind, a byte of each in turn."""
    head = (_BYTES << 8 | len(data)).to_bytes(2, "big")
    written = (int.from_bytes(head + data, "big") << 4).to_bytes(len(data) + _HEAD, "big")
    whole = (written + b"\0" + b"\xec\x11" * sum(blocks))[: sum(blocks)]  # the empty byte is what segno writes
    ends = list(accumulate(blocks))
    parts = [whole[end - size : end] for end, size in zip(ends, blocks, strict=True)]
    proofs = [_proof(part, proof) for part in parts]
    return bytes(byte for rows in (parts, proofs) for turn in zip_longest(*rows) for byte in turn if byte is not None)


def _proof(data: bytes, count: int) -> bytes:
    """What remains of the data divided by the polynomial for so many bytes (Reed–Solomon)."""
    factors, low, rest = _factors(count), (1 << 8 * (count - 1)) - 1, 0
    for byte in data:
        rest = ((rest & low) << 8) ^ factors[byte ^ (rest >> 8 * (count - 1))]
    return rest.to_bytes(count, "big")


@cache
def _factors(count: int) -> tuple[int, ...]:
    """The polynomial for so many bytes, without its first term, times each byte."""
    terms = [1]
    for root in range(count):
        shifted = [_times(term, _POWERS[root]) for term in terms]
        terms = [one ^ other for one, other in zip([*terms, 0], [0, *shifted], strict=True)]
    return tuple(int.from_bytes(bytes(_times(term, byte) for term in terms[1:]), "big") for byte in range(256))


def _times(one: int, other: int) -> int:
    return _POWERS[(_LOGS[one] + _LOGS[other]) % 255] if one and other else 0


@cache
def _form(version: int) -> _Form:
    """What all codes of a size share, from one that segno makes."""
    code = segno.make("a", version=version, error="m", boost_error=False, mask=_MASK)
    kinds = [list(row) for row in code.matrix_iter(border=0, verbose=True)]
    side = len(kinds)
    kinds[8][side - 9] = TYPE_DATA_LIGHT  # segno tells this one as a field of the format
    order = [(y, x) for y, x in _way(side) if kinds[y][x] in (TYPE_DATA_DARK, TYPE_DATA_LIGHT)]
    known = {field: place for place, field in enumerate(order)}
    places = [known.get((y, x), len(order) + code.matrix[y][x]) for y in range(side) for x in range(side)]
    mask = int("".join("1" if (y + x) % 3 == 0 else "0" for y, x in order), 2)
    return _Form(side, itemgetter(*places), mask, len(order))


def _way(side: int) -> Iterator[tuple[int, int]]:
    """The fields in the order of the message: two columns up, two down, from the right, without the column of time."""
    columns = [x for x in range(side - 1, -1, -1) if x != 6]
    for turn in range(0, len(columns), 2):
        for y in range(side) if turn % 4 else range(side - 1, -1, -1):
            yield from ((y, x) for x in columns[turn : turn + 2])
