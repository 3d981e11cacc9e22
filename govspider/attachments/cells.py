"""What a cell of a spreadsheet says (单元格): numbers as people see them, escapes resolved."""

import re
from decimal import Decimal, InvalidOperation

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_SURE_DIGITS = 15  # that a float holds: the digits behind them stand in no file
_LONGEST = 40  # digits of a number that may be somebody's, and more


def unescaped(text: str) -> str:
    """A text of a sheet with its escapes resolved: `_x000D_` is a carriage return. Source: ECMA-376, ST_Xstring."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def plain_number(text: str) -> str:
    """A number as people see it: 1.3812345678E10 is a phone.

    A float of more than fifteen digits stays in scientific notation: its last digits are nobody's. Digits that a
    program wrote out in full are taken as they stand unless they are those of a float.
    """
    if len(text) <= _SURE_DIGITS and "E" not in text and "e" not in text:
        return text.removesuffix(".0")
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    if not value.is_finite() or value.adjusted() > _LONGEST or value != value.to_integral_value():
        return text
    whole = str(int(value))
    size = value.adjusted() + 1  # digits before the point
    if size <= _SURE_DIGITS:
        return whole
    is_written_out = len(value.as_tuple().digits) >= size
    if is_written_out and (size == _SURE_DIGITS + 1 or int(float(whole)) != int(whole)):
        return whole
    return f"{float(whole):.{_SURE_DIGITS - 1}E}"
