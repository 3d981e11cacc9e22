"""The process that reads large pages (读取进程): `python -m govspider.extract.child`, one page after the other."""

import pickle
from datetime import date, datetime
from typing import Any

from govspider.extract import extract
from govspider.isolation import bound, is_memory_spent, serve
from govspider.text.page_words import PageUse, PageWords

_WORN = 512 << 20  # bytes of memory that are not given back: the next page gets a new process


def answer(question: dict[str, Any], body: bytes) -> bytes:
    """The facts and the encoding of a page, pickled; None for one that breaks our reader."""
    bound(question["memory"], question["seconds"])
    try:
        read = extract(
            body,
            question["url"],
            day=date.fromisoformat(question["day"]),
            charset_hint=question["charset"],
            fetched=datetime.fromisoformat(question["fetched"]),
            words=PageWords({PageUse(use): tuple(words) for use, words in question["words"].items()}),
        )
    except MemoryError:
        raise  # the end of this process says it
    except Exception as error:  # whatever it is, the page is broken and the next one is read
        if is_memory_spent():
            raise MemoryError from error  # parsers give it other names
        read = None
    return pickle.dumps(read)


if __name__ == "__main__":
    serve(answer, worn=_WORN)
