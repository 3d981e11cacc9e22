"""Traditional Chinese (繁体): the city's traditional sites are converted when a page is made."""

from functools import cache
from typing import Protocol


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter() -> _Converter:
    from opencc import OpenCC

    converter: _Converter = OpenCC("s2t")
    return converter


@cache
def _word(text: str) -> str:
    return _converter().convert(text)


def traditional(text: str) -> str:
    """The text in traditional characters; addresses and tags have none and stay as they are."""
    return _converter().convert(text)


def in_script_of(text: str, *, is_traditional: bool) -> str:
    """A word as a site of that script shows it."""
    return _word(text) if is_traditional else text
