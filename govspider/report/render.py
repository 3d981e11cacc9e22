"""From facts to a bulletin: Jinja2 templates; pages are hostile, so every value is escaped on its way out."""

import re
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from govspider.quarters import Quarter
from govspider.report.bulletin_facts import BulletinFacts

_NUMERALS = "零一二三四五六七八九十"
_MARKDOWN_MARKS = re.compile(r"([\\`*_\[\]|#~!])")
_BLANKS = re.compile(r"\s+")


def numeral(number: int) -> str:
    """1 → 一, 12 → 十二, as headings of official documents count (below 100)."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


def percent(value: float | None) -> str:
    """One decimal, without a needless zero; a dash where there is nothing to divide by."""
    return "—" if value is None else f"{value:.1f}".removesuffix(".0") + "%"


def chinese_day(text: str) -> str:
    """2023-06-30 → 2023年6月30日."""
    year, month, day = text.split("-")
    return f"{year}年{int(month)}月{int(day)}日"


def shortened(text: str, length: int) -> str:
    """The text on one line, cut at a length."""
    line = _BLANKS.sub(" ", text).strip()
    return line if len(line) <= length else line[: length - 1] + "…"


def account_name(row: dict[str, object]) -> str:
    """How a bulletin names a target: “东城发布”（微信公众号） or “教育局网站”."""
    platform = f"（{row['platform_name']}）" if row.get("platform_name") else ""
    return f"“{row['target_name']}”{platform}"


def markdown_text(value: object) -> str:
    """A value as plain text within Markdown: no mark, tag or line break of it has an effect."""
    line = _BLANKS.sub(" ", str(value))
    marked = _MARKDOWN_MARKS.sub(r"\\\1", line)
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def render_html(facts: BulletinFacts) -> str:
    """The bulletin as one self-contained HTML file."""
    environment = _environment()
    environment.autoescape = True
    return environment.get_template("bulletin.html").render(_context(facts))


def render_markdown(facts: BulletinFacts) -> str:
    """The bulletin as Markdown."""
    environment = _environment()
    environment.finalize = markdown_text
    text = environment.get_template("bulletin.md").render(_context(facts))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - escaping is set by the two callers, each for its format
        loader=PackageLoader("govspider.report", "templates"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "numeral": numeral,
        "percent": percent,
        "day": chinese_day,
        "shortened": shortened,
        "account": account_name,
    }
    return environment


def _context(facts: BulletinFacts) -> dict[str, object]:
    quarter = Quarter.parse(facts.sweep["sweep_id"])
    context: dict[str, object] = {
        "facts": facts,
        "title": f"关于{quarter.chinese}政府网站与政务新媒体检查情况的通报",
        "quarter": quarter.chinese,
        "days": facts.rectify_days,
    }
    prose = _environment()  # plain text; the templates that show it escape it
    context["overview"] = _paragraphs(prose.get_template("overview.txt").render(context))
    context["demands"] = _paragraphs(prose.get_template("demands.txt").render(context))
    return context


def _paragraphs(text: str) -> Sequence[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
