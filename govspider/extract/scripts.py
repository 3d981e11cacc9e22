"""What the inline scripts of a page say (脚本): literals, markup, redirects. Nothing is executed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from govspider.extract.tree import Document, Node
from govspider.text.dates import stamp_date

_MAX_SCRIPT = 200_000  # characters of one script that are read
_MAX_IDS = 100  # elements that scripts hide
# A quotation mark behind a backslash begins nothing: thousands of them would each be read on from.
_STRING = re.compile(
    r"(?<!\\)(?:\"((?:[^\"\\\n]|\\.){1,5000})\"|'((?:[^'\\\n]|\\.){1,5000})'|`((?:[^`\\]|\\.){1,5000})`)",
    re.DOTALL,
)
COMPUTED = "\ufffc"  # stands in written markup for what only running the script would tell
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_WRITE = re.compile(r"document\s{0,200}\.\s{0,200}write(?:ln)?\s{0,200}\(")
_LOCATION = re.compile(
    r"(?<![\w.])(?:(?:window|top|self|parent|"
    r"document)\s{0,200}\.\s{0,200}){0,4}location(?:\s{0,200}\.\s{0,200}href)?\s{0,200}=\s{0,200}[\"']([^\"'\n]{1,500})[\"']"
    r"|(?<![\w.])(?:(?:window|top|self|parent|document)\s{0,200}\.\s{0,200}){0,4}location\s{0,200}\.\s{0,200}(?:replace|"
    r"assign)\s{0,200}\(\s{0,200}[\"']([^\"'\n]{1,500})[\"']"
)
_ALERT = re.compile(
    r"(?<![\w.])(?:window\s{0,9}\.\s{0,9})?alert\s{0,9}\(\s{0,9}(?:\"([^\"\n]{1,200})\"|'([^'\n]{1,200})')"
)
_TIMER = "setTimeout"
_PAGES = re.compile(
    r"(?<!function )createPage(?:HTML|Html|"
    r"html)?\w{0,20}\s{0,200}\(\s{0,200}[\"']?(\d{1,6})[\"']?\s{0,200},\s{0,200}[\"']?(\d{1,6})[\"']?\s{0,200},\s{0,200}"
    r"[\"']([\w./%-]{1,100})[\"']\s{0,200},\s{0,200}[\"'](\w{2,6})[\"']"
)
_HIDE = re.compile(
    r"getElementById\s{0,200}\(\s{0,200}[\"']([^\"']{1,80})[\"']\s{0,200}\)\s{0,200}\.\s{0,200}style\s{0,200}\.\s{0,200}display\s{0,200}=\s{0,200}[\"']none[\"']"
)
_PUBLISHED = re.compile(
    r"(?<![\w.])(?:window\s{0,200}\.\s{0,200})?(?:pub(?:lish)?(?:ed)?_?(?:date|data|time)|doc_?rel_?time|release_?(?:time|date)|fb(?:sj|rq))"
    r"\s{0,200}[:=]\s{0,200}[\"']([^\"'\n]{6,40})[\"']",
    re.IGNORECASE,
)
# A text in a script, in either kind of quotation marks.
LITERAL = r"(?:\"((?:[^\"\\]|\\.){0,200000})\"|'((?:[^'\\]|\\.){0,200000})')"
_COMMENTS = re.compile(r"/\*.{0,3000}?\*/|(?<![:\"'\\])//[^\n\"']*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Script:
    """One inline script with its place in the document."""

    node: Node
    text: str


def inline_scripts(document: Document) -> list[Script]:
    """All scripts with text of their own, in document order."""
    scripts = []
    for node in document.find("script"):
        kind = node.get("type").lower()
        text = "".join(child.text for child in node.children)[:_MAX_SCRIPT]
        if text.strip() and "template" not in kind and "json" not in kind:
            scripts.append(Script(node, text))
    return scripts


def unescape(literal: str) -> str:
    """A string literal's value: escapes of JavaScript resolved."""
    if "\\" not in literal:
        return literal

    def char(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        if code:
            return chr(int(code, 16))
        return {"n": "\n", "t": "\t", "r": ""}.get(found[3], found[3])

    # Characters beyond the basic plane are escaped as two surrogates.
    return _ESCAPE.sub(char, literal).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def strings(text: str) -> list[str]:
    """The values of all string literals of a script."""
    return [_value(found) for found in _STRING.finditer(text)]


def _value(literal: re.Match[str]) -> str:
    return unescape(literal[1] or literal[2] or literal[3] or "")


def chinese_strings(scripts: list[Script]) -> list[str]:
    """String literals that hold Chinese, or escapes of it; markup in them is left as it is."""
    return [value for script in scripts for value in strings(script.text) if _CHINESE.search(value)]


def written(text: str) -> str:
    """The markup of a script's document.write calls as far as it stands in literals, `COMPUTED` for the rest."""
    pieces: list[str] = []
    found = _WRITE.search(text)
    while found is not None:
        end = _closing(text, found.end())
        done = found.end()
        for literal in _STRING.finditer(text, found.end(), end):
            pieces += (COMPUTED * bool(text[done : literal.start()].strip(" +,\n\t\r")), _value(literal))
            done = literal.end()
        pieces.append(COMPUTED * bool(text[done : end - 1].strip(" +,\n\t\r")))
        found = _WRITE.search(text, end)
    return "".join(pieces)


def hidden_by_script(scripts: list[Script]) -> set[str]:
    """Ids of elements that a script takes away and no script gives back."""
    whole = "\n".join(script.text for script in scripts)
    ids = sorted({found[1] for found in _HIDE.finditer(whole)})[:_MAX_IDS]
    return {name for name in ids if len(re.findall(rf"[\"'#]{re.escape(name)}[\"']", whole)) == 1}


def redirect(scripts: list[Script]) -> str:
    """Where a script sends the reader as soon as the page is read; empty if it waits for a click."""
    for script in scripts:
        text = _COMMENTS.sub("", script.text)
        timer = text.find(_TIMER)
        for found, depth in _with_depth(_LOCATION, text):
            if depth <= int(0 <= timer <= found.start() - len(_TIMER)):
                return found[1] or found[2]
    return ""


def alerted(scripts: list[Script]) -> str:
    """What a script tells the reader in a box as soon as the page is read; empty if it waits for a click."""
    for script in scripts:
        for found, depth in _with_depth(_ALERT, _COMMENTS.sub("", script.text)):
            if depth <= 0:
                return unescape(found[1] or found[2])
    return ""


def _with_depth(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], int]]:
    """What a pattern finds in a script, each with the number of braces that are open before it."""
    depth = done = 0
    for found in pattern.finditer(text):
        depth += text.count("{", done, found.start()) - text.count("}", done, found.start())
        done = found.start()
        yield found, depth


def next_static_page(scripts: list[Script]) -> str:
    """The next page's relative address, from the call createPageHTML(3,0,"index","html") of a TRS list page."""
    for script in scripts:
        for found in _PAGES.finditer(_COMMENTS.sub("", script.text)):
            total, current = int(found[1]), int(found[2])
            if current + 1 < total:
                return f"{found[3]}_{current + 1}.{found[4]}"
    return ""


def stated_date(scripts: list[Script]) -> date | None:
    """The day of publication that a script keeps in a variable: pubdata = "2023-06-05"."""
    for script in scripts:
        found = _PUBLISHED.search(script.text)
        if found:
            return stamp_date(found[1])
    return None


def _closing(text: str, start: int) -> int:
    """Where the bracket that opened before `start` closes, strings skipped."""
    depth = 1
    place = start
    while place < len(text) and depth:
        char = text[place]
        if char in "\"'`":
            string = _STRING.match(text, place)
            place = string.end() if string else place + 1
            continue
        depth += {"(": 1, ")": -1}.get(char, 0)
        place += 1
    return place
