"""The texts that expressions of a script stand for (脚本取值): strings, known variables, their sums and cuts.

Nothing is executed: whatever is more than that has no value here.
"""

import re
from dataclasses import dataclass

from govspider.extract.scripts import unescape

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?(?:\*/|\Z)|<!--[^\n]*)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)"
    r"|(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*)"
    r"|(?P<sign>===|!==|==|!=|&&|\|\||\+=|[^\s])",
    re.DOTALL,
)
_MAX_TOKENS = 20_000  # of one script; a longer one is a library
MAX_CHARS = 100_000  # of one text: sums may double it each time
_DIGITS = 10  # of a number that means a length or a place
_MAX_DEPTH = 20  # brackets inside brackets that are followed
_ENDS = frozenset(("", ")", "]", "}", ",", ";", ":", "==", "===", "!=", "!==", "<", ">", "&&", "||", "?"))
_CUTS = ("substring", "substr", "slice", "trim", "split")


@dataclass(frozen=True, slots=True)
class Token:
    """One name, sign or literal of a script, with where it begins and ends."""

    kind: str
    text: str
    start: int
    end: int


class Tokens:
    """The tokens of one script with a cursor; `known` maps variables to their texts, None where unknown."""

    def __init__(self, script: str, known: dict[str, str | None]) -> None:
        self.all = _read(script)
        self.known = known
        self.at = 0
        self._closing = _closings(self.all)
        self._depth = 0

    def sign(self, ahead: int = 0) -> str:
        """The name or sign so many tokens ahead; empty for a literal and behind the end."""
        at = self.at + ahead
        return self.all[at].text if at < len(self.all) and self.all[at].kind != "text" else ""

    def literal(self, ahead: int = 0) -> str | None:
        """The value of the string literal so many tokens ahead; None for anything else."""
        at = self.at + ahead
        if at >= len(self.all) or self.all[at].kind != "text":
            return None
        return unescape(self.all[at].text[1:-1])

    def behind(self, at: int) -> int:
        """The place behind the bracket that closes the one at a place; behind the token if it is no bracket."""
        return self._closing.get(at, at) + 1

    def value(self) -> str | None:
        """The text of the expression at the cursor; None for one that is not plain. The cursor moves behind it."""
        total: str | None = ""
        while True:
            term = self._term()
            total = None if total is None or term is None or len(total) > MAX_CHARS else total + term
            if self.sign() != "+":
                break
            self.at += 1
        if self.sign() in _ENDS and self.literal() is None:
            return total
        while self.at < len(self.all) and (self.sign() not in _ENDS or self.literal() is not None):
            self.at = self.behind(self.at)
        return None

    def holds(self) -> bool | None:
        """Whether the condition in brackets at the cursor holds; None for one that is not plain."""
        if self.sign() != "(":
            return None
        end = self.behind(self.at)
        self.at += 1
        held = self._comparison()
        while self.sign() in ("&&", "||") and self.at < end:
            both = self.sign() == "&&"
            self.at += 1
            other = self._comparison()
            held = None if held is None or other is None else (held and other if both else held or other)
        plain = self.at == end - 1
        self.at = end
        return held if plain else None

    def _comparison(self) -> bool | None:
        negated = self.sign() == "!"
        self.at += negated
        left = self.value()
        sign = self.sign()
        if sign not in ("==", "===", "!=", "!==", ">"):
            return None if left is None else (left not in ("", "0")) != negated
        self.at += 1
        right = self.value()
        if left is None or right is None:
            return None
        return _number(left) > _number(right) if sign == ">" else (left == right) == (sign[0] == "=")

    def _term(self) -> str | None:
        text = self.literal()
        if text is not None:
            self.at += 1
            return self._cut(text)
        token = self.all[self.at] if self.at < len(self.all) else None
        if token is None or token.text in _ENDS:
            return None
        if token.text == "(":
            return self._in_brackets()
        self.at += 1
        return token.text if token.kind == "number" else self._named(token)

    def _named(self, token: Token) -> str | None:
        """The text of a variable, of its part or its length; None for any other name."""
        if token.kind != "name":
            return None
        name, _, method = token.text.removeprefix("window.").rpartition(".")
        text = self.known.get(name)
        if method == "length":
            return None if text is None else str(len(text))
        if method in _CUTS and self.sign() == "(":
            return self._called(text, method)
        return self.known.get(token.text.removeprefix("window."))

    def _in_brackets(self) -> str | None:
        end = self.behind(self.at)
        self.at += 1
        self._depth += 1
        inner = self.value() if self._depth <= _MAX_DEPTH else None
        self._depth -= 1
        plain = self.at == end - 1
        self.at = end
        return inner if plain else None

    def _cut(self, text: str) -> str | None:
        """A literal with `.substring(0, 10)` or `.trim()` behind it."""
        if self.sign() != ".":
            return text
        method = self.sign(1)
        if method not in _CUTS or self.sign(2) != "(":
            return None
        self.at += 2
        return self._called(text, method)

    def _called(self, text: str | None, method: str) -> str | None:
        end = self.behind(self.at)
        if method == "split":
            return self._piece(text, self.literal(1), end)
        numbers = [_number(token.text) for token in self.all[self.at + 1 : end - 1] if token.kind == "number"]
        self.at = end
        if text is None or method == "trim":
            return text.strip() if text is not None else None
        if not numbers:
            return None
        stop = numbers[1] if len(numbers) > 1 else len(text)
        return text[numbers[0] : numbers[0] + stop] if method == "substr" else text[numbers[0] : stop]

    def _piece(self, text: str | None, mark: str | None, end: int) -> str | None:
        """One piece of `text.split(" ")[0]`."""
        self.at = end
        if self.sign() != "[" or self.sign(2) != "]":
            return None
        number = self.sign(1)
        self.at += 3
        pieces = text.split(mark) if text is not None and mark else []
        return pieces[_number(number)] if number.isdecimal() and _number(number) < len(pieces) else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _DIGITS else 0


def _read(script: str) -> list[Token]:
    tokens: list[Token] = []
    for found in _TOKEN.finditer(script):
        kind = found.lastgroup or ""
        if kind != "space":
            tokens.append(Token(kind, found[0], found.start(), found.end()))
            if len(tokens) >= _MAX_TOKENS:
                return []
    return tokens


def _closings(tokens: list[Token]) -> dict[int, int]:
    """Place of each opening bracket → place of its closing one; of one that is left open, the last token."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for number, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text in ("(", "[", "{"):
            opened.append(number)
        elif token.text in (")", "]", "}") and opened:
            closings[opened.pop()] = number
    closings.update(dict.fromkeys(opened, len(tokens) - 1))
    return closings
