"""What plain scripts write into a page (脚本写入): `document.write` of text that stands in the script itself.

Statements are followed as far as they are plain: assignments, `if`, `document.write`,
`getElementById("x").innerHTML = …`, `$("#x").html(…)`. Functions and loops are passed over. What is computed
otherwise is left alone, never guessed: half an address is no address.
"""

from dataclasses import dataclass, field

from govspider.extract.script_values import MAX_CHARS, Tokens

_WRITES = ("document.write", "document.writeln", "window.document.write")
_SHOWS = ("innerHTML", "innerText", "textContent")
_FILLS = ("html", "text")
_LOOPS = ("for", "while", "switch", "catch", "do")
_AT_ONCE = ("", "$", "jQuery", "ready")  # what calls a function as soon as the page is read
_MAX_DEPTH = 20  # blocks inside blocks that are followed


@dataclass(slots=True)
class Written:
    """What one script puts into the page."""

    markup: str = ""  # behind the script
    calls: list[tuple[int, int]] = field(default_factory=list)  # where the followed calls stand in the script
    fills: dict[str, str] = field(default_factory=dict)  # selector of an id or a class → what is put into it
    left_alone: bool = False  # it writes more, which only running it would tell


def follow(script: str, known: dict[str, str | None]) -> Written:
    """What a script writes.

    Args:
        script: its text.
        known: variables of the scripts before it with their texts; those of this one are added.
    """
    run = _Run(Tokens(script, known))
    run.statements(len(run.tokens.all))
    return run.written


class _Run:
    """One pass over a script. The cursor only moves on, so it ends."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.written = Written()
        self.depth = 0

    def statements(self, end: int) -> None:
        """Follow the statements up to a place."""
        tokens = self.tokens
        while tokens.at < end:
            before = tokens.at
            self._statement()
            tokens.at = max(tokens.at, before + 1)

    def _statement(self) -> None:
        tokens = self.tokens
        word, follows = tokens.sign(), tokens.sign(1)
        if word == "function":
            self._function()
        elif word in _LOOPS:
            self._loop()
        elif word == "if":
            self._if()
        elif word in _WRITES and follows == "(":
            self._write()
        elif word == "document.getElementById" and follows == "(":
            self._show()
        elif word in ("$", "jQuery") and follows == "(":
            self._fill()
        elif follows in ("=", "+=") and word[:1].isalpha():
            self._assign(word.removeprefix("window."), add=follows == "+=")

    def _assign(self, name: str, *, add: bool) -> None:
        self.tokens.at += 2
        value = self.tokens.value()
        old = self.tokens.known.get(name) if add else ""
        self.tokens.known[name] = None if value is None or old is None else (old + value)[:MAX_CHARS]

    def _function(self) -> None:
        """Pass over a function's body, unless it is called at once: (function(){…})(), $(function(){…})."""
        tokens = self.tokens
        before = tokens.all[max(0, tokens.at - 2) : tokens.at]
        caller = before[0].text.rpartition(".")[2] if len(before) == 2 and before[0].kind == "name" else ""  # noqa: PLR2004
        at_once = bool(before) and before[-1].text == "(" and caller in _AT_ONCE
        while tokens.at < len(tokens.all) and tokens.sign() != "{":
            tokens.at += 1
        if not at_once:
            self._pass_over(tokens.behind(tokens.at))

    def _loop(self) -> None:
        self.tokens.at += 1
        if self.tokens.sign() == "(":
            self._pass_over(self.tokens.behind(self.tokens.at))
        self._branch(taken=None)

    def _if(self) -> None:
        self.tokens.at += 1
        held = self.tokens.holds()
        self._branch(taken=held)
        if self.tokens.sign() == "else":
            self.tokens.at += 1
            self._branch(taken=None if held is None else not held)

    def _branch(self, *, taken: bool | None) -> None:
        """One statement or block; where nobody knows whether it is taken, its variables are not known any more."""
        end = self._end_of_branch()
        if taken is None or self.depth >= _MAX_DEPTH:
            self._pass_over(end)
        elif taken:
            self.depth += 1
            self.statements(end)
            self.depth -= 1
        self.tokens.at = max(self.tokens.at, end)

    def _end_of_branch(self) -> int:
        tokens = self.tokens
        if tokens.sign() == "{":
            return tokens.behind(tokens.at)
        at = tokens.at
        while at < len(tokens.all) and tokens.all[at].text not in (";", "}", "else"):
            at = tokens.behind(at)
        return at + (at < len(tokens.all) and tokens.all[at].text == ";")

    def _pass_over(self, end: int) -> None:
        tokens = self.tokens
        for number in range(tokens.at, min(end, len(tokens.all) - 1)):
            name = tokens.all[number].text
            if tokens.all[number + 1].text in ("=", "+="):
                tokens.known[name] = None
            self.written.left_alone |= name in _WRITES
        tokens.at = end

    def _write(self) -> None:
        tokens = self.tokens
        start, end = tokens.all[tokens.at].start, tokens.behind(tokens.at + 1)
        tokens.at += 2
        pieces = [tokens.value()]
        while tokens.sign() == ",":
            tokens.at += 1
            pieces.append(tokens.value())
        texts = [piece for piece in pieces if piece is not None]
        if tokens.at == end - 1 and len(texts) == len(pieces):
            self.written.markup += "".join(texts)
            self.written.calls.append((start, tokens.all[end - 1].end))
        else:
            self.written.left_alone = True
        tokens.at = end

    def _show(self) -> None:
        """`document.getElementById("x").innerHTML = "…"`."""
        tokens = self.tokens
        name = tokens.literal(2)
        if (
            name
            and tokens.sign(3) == ")"
            and tokens.sign(4) == "."
            and tokens.sign(5) in _SHOWS
            and tokens.sign(6) == "="
        ):
            tokens.at += 7
            self._put(f"#{name}", tokens.value())

    def _fill(self) -> None:
        """`$("#x").html("…")`, `$(".x").text("…")`."""
        tokens = self.tokens
        name = tokens.literal(2) or ""
        if (
            tokens.sign(3) == ")"
            and tokens.sign(4) == "."
            and tokens.sign(5) in _FILLS
            and tokens.sign(6) == "("
        ):
            tokens.at += 7
            if name.startswith(("#", ".")):
                self._put(name, tokens.value())

    def _put(self, selector: str, value: str | None) -> None:
        if value:
            self.written.fills[selector] = value
