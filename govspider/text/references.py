"""Character references of HTML (字符实体): `&#24352;`, `&amp;`, read as browsers do."""

import html
import re

_ZEROS = re.compile(r"&#0+(?=[0-9])")
_ENDLESS = re.compile(r"&#[0-9]{8,};?")  # no character has so many digits


def unescaped(text: str) -> str:
    """The text with its references read; one whose number has no end, which Python refuses to read, is U+FFFD."""
    if "&#" in text:
        text = _ENDLESS.sub("\ufffd", _ZEROS.sub("&#", text))
    return html.unescape(text)
