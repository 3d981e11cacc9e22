"""Findings and facts for a person at a terminal (检查结果表)."""

from collections.abc import Iterator

from govspider.checks import KIND_NAMES
from govspider.examine.rows import FindingRow
from govspider.items import PageFacts, Severity
from govspider.items.display_names import VOCABULARIES
from govspider.privacy.masking import mask_text

_HEAD = "位置\t问题\t原文\t建议\t把握\t程度\t指标"


def facts_lines(facts: PageFacts) -> Iterator[str]:
    """What a page says of itself, one line a fact; personal data masked."""
    published = facts.published.isoformat() if facts.published else ""
    pairs = (
        ("标题", facts.title),
        ("发布日期", published),
        ("来源", facts.source),
        ("栏目", facts.column),
        ("栏目类别", facts.column_type),
        ("网站", facts.site_name),
        ("标识码", facts.site_code),
        ("正文", f"{len(facts.text)} 字"),
        ("链接", f"{len(facts.links)} 个"),
        ("正文图片", f"{len(facts.pictures)} 张（其中的文字未检查）" if facts.pictures else "0 张"),
        ("列表条目", f"{len(facts.entries)} 条"),
    )
    return (f"{name}：{mask_text(value) or '未识别'}" for name, value in pairs)


def head_line() -> str:
    """The head of the table."""
    return _HEAD


def row_line(row: FindingRow) -> str:
    """One finding: lines and columns from 1, as editors count them."""
    suggestion = "" if row.suggestion is None else row.suggestion or "（删去）"
    return "\t".join(
        (
            f"{row.line + 1}行{row.start + 1}列",
            KIND_NAMES.get(row.kind, row.kind),
            row.shown,
            suggestion,
            f"{row.told_confidence:.2f}",
            VOCABULARIES["severity"][Severity(row.severity)],
            row.indicator,
        )
    )
