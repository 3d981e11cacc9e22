"""Documents damaged at random (变异): cut up, repeated, mixed with what parsers stumble over; members within archives, too.

A damage is data, so hypothesis can shrink it and a seed brings it back.
"""

import io
import random
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

_LARGEST = 100_000  # bytes of a document while it is damaged
_MORE = 10_000  # bytes that it has more than the sound one in the end
_TIMES = (1, 2, 30, 1_000)
_SPICE = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *("\x00", "\ud800", "\u202e", "\ufeff", "&#", "&#x110000;", "/*", "*/", "<!--", "-->", "://", "]]>"),
        *("-1", "0", "9" * 30, "1e999", "NaN", "null", "true", "２０２３", "二〇二三年", "2023-02-30", "%00", "%u5F20"),
        *("441900199003076530", "13800138000", "6222021234567890128", "\r\n", "\t", "，", "“", "〔"),
        *"<>\"'%{}[]()\\,;:=/?#&９\n年@*",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One damage: what is done, to which stretch of the document (shares of its length), with what, how often."""

    action: int
    begin: float
    end: float
    spice: int
    times: int


def random_steps(chance: random.Random) -> list[Step]:
    """One to eight steps."""
    return [
        Step(chance.randrange(6), chance.random(), chance.random(), chance.randrange(1 << 16), chance.randrange(4))
        for _ in range(chance.randint(1, 8))
    ]  # fmt: skip


def damaged(seed: bytes, steps: Sequence[Step], *, in_members: bool = False) -> bytes:
    """A document with some steps done to it.

    Args:
        seed: the sound document.
        steps: what is done.
        in_members: of a ZIP archive, damage what is packed in it: damaged bytes of an archive seldom open.
    """
    if in_members and seed.startswith(b"PK"):
        return _in_members(seed, steps)
    body = bytearray(seed)
    for step in steps:
        _damage(body, step)
    return bytes(body[: len(seed) + _MORE])


def _damage(body: bytearray, step: Step) -> None:
    at, to = sorted(int(share * len(body)) for share in (step.begin, step.end))
    spice = _SPICE[step.spice % len(_SPICE)]
    match step.action:
        case 0:
            del body[at:to]
        case 1:
            body[at:at] = body[at : at + 2_000] * min(_TIMES[step.times], 30)
        case 2:
            body[at:at] = spice * _TIMES[step.times]
        case 3:
            body[at : at + len(spice)] = spice
        case 4:
            body[at : at + 2] = step.spice.to_bytes(2, "big")[: len(body[at : at + 2])]
        case _:
            body += body[at : min(to, at + 2_000)][::-1]
    del body[_LARGEST:]


def _in_members(seed: bytes, steps: Sequence[Step]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(seed)) as packed:
        members = {name: bytearray(packed.read(name)) for name in packed.namelist()}
    names = sorted(members)
    for step in steps:
        _damage(members[names[step.spice % len(names)]], step)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in members.items():
            packed.writestr(name, bytes(body))
    return made.getvalue()
