"""The reading process (读取进程): `python -m govspider.attachments.child`, one file after the other.

What a file does to the process (memory, time, a crash of a parser) ends here.
"""

from datetime import date
from typing import Any

from govspider.attachments.limits import MB, Limits
from govspider.attachments.read import read
from govspider.isolation import bound, serve

_WORN = 160 * MB  # memory that is not given back: the next file gets a new process


def answer(question: dict[str, Any], body: bytes) -> bytes:
    """The facts of a file, as JSON."""
    limits = Limits(**question["limits"])
    bound(limits.memory, limits.seconds)
    return read(body, question["name"], limits, date.fromisoformat(question["day"])).as_json()


if __name__ == "__main__":
    serve(answer, worn=_WORN)
