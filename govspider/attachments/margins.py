"""Headers and footers of sheets (页眉页脚): their text without the codes that place and format it.

Source: ECMA-376 Part 1, 18.3.1.46 (oddHeader): `&L`, `&C`, `&R` begin a section, `&"font"`, `&12` and letters format.
"""

import re

MARGIN = "页眉页脚"  # how it is hidden: it shows on paper only
_CODE = re.compile('&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]{1,3}(?= )|[0-9]{1,2}|[A-Z&])')


def plain_margin(text: str) -> str:
    """The sections of a header or footer, each a line."""
    return _CODE.sub("\n", text)
