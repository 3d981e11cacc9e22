"""The score as people read it (得分表)."""

from collections.abc import Iterator

from govspider.checks import KIND_NAMES
from govspider.demo.key import PERSONAL, KeyItem
from govspider.demo.personal import masked
from govspider.demo.score import KindScore, Score, Seen

_WIDE = 0x2E80  # from here on a character takes two columns


def score_lines(score: Score) -> Iterator[str]:
    """A table by kind, then every miss and every false alarm."""
    yield _row("问题类型", "植入", "找到", "误报", "准确率", "召回率")
    for kind, row in score.kinds.items():
        yield _numbers(KIND_NAMES[kind], row)
    yield _numbers("合计", score.total)
    if score.missed:
        yield f"\n漏报（{len(score.missed)}项）："
        yield from (_missed(item) for item in score.missed)
    if score.false:
        yield f"\n误报（{len(score.false)}项）："
        yield from (_false(finding) for finding in score.false)


def _missed(item: KeyItem) -> str:
    shown = [masked(value) if item.kind in PERSONAL else value for value in item.shown[:3]]
    words = [
        KIND_NAMES[item.kind],
        item.target_id,
        item.what,
        "、".join(shown),
        *item.subjects[:1],
        *item.urls[:1],
    ]
    return "  " + " ｜ ".join(word for word in words if word)


def _false(finding: Seen) -> str:
    name = KIND_NAMES[finding.kind]
    words = [name, finding.target_id, finding.shown, finding.suggestion, finding.subject, finding.page_url]
    return "  " + " ｜ ".join(word for word in [*words, finding.problem] if word)


def _numbers(name: str, row: KindScore) -> str:
    counts = (str(row.planted), str(row.found), str(row.false))
    return _row(name, *counts, f"{row.precision:.4f}", f"{row.recall:.4f}")


def _row(name: str, *cells: str) -> str:
    return _padded(name, 20) + "".join(" " * max(0, 9 - _width(cell)) + cell for cell in cells)


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _width(text: str) -> int:
    return sum(2 if ord(char) >= _WIDE else 1 for char in text)
