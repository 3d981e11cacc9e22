"""The process that reads pictures (识别进程): `python -m govspider.ocr.child`, one picture after the other."""

from functools import partial
from typing import Any

from govspider.isolation import bound, serve
from govspider.ocr.engine import Engine

_WORN = 2 << 30  # bytes of memory that are not given back: the next picture gets a new process


def answer(engine: Engine, question: dict[str, Any], body: bytes) -> bytes:
    """The text of a picture as JSON, or the picture with places painted over."""
    bound(question["memory"], question["seconds"])
    if "boxes" in question:
        return engine.masked(body, [tuple(box) for box in question["boxes"]])
    return engine.read(body).as_json()


if __name__ == "__main__":
    serve(partial(answer, Engine()), worn=_WORN)
