"""Rule of secrecy marks (密级标志): 机密★1年, 绝密★启用前, 秘密★ at the head of a page.

Source: 《保守国家秘密法》 and 国家秘密定密管理暂行规定 on how secret documents are marked.
"""

import re
from collections.abc import Iterator

from govspider.items import Detector, Kind, Severity
from govspider.text.match import WordHit

_MARK = re.compile(
    r"(?:绝|机|秘)[ \u3000]?密[ \u3000]*[★☆✩✭⭐*＊][ \u3000]*"
    r"(?:\d{1,2}[ \u3000]?(?:年|个月)|[一二三五十]{1,3}年|长期|启用前|解密|公布前)?"
)
_WHOLE_LINE = re.compile(
    r"^[ \t\u3000]*(?:密级[：:][ \u3000]*)?(?:绝密|机密|秘密)级?[ \t\u3000]*$", re.MULTILINE
)
# Without the comma it is a word of dictionaries/sensitive/.
_INTERNAL = re.compile(
    r"内部(?:文件|资料|材料|使用)[，,、](?:注意保[存密管]|(?:严禁|请勿|不得)外(?:传|泄)|妥善保管)"
)
_TAUGHT = re.compile(
    r"标志|标识|标注|密级|保密法|定密|例如|如[“：:]|样式|格式|组成|[“‘「（(]\s*$|应当?标|考试|试题|试卷"
)
_EXAM = "启用前"
_REACH = 30
_SURE, _SHOWN, _INTERNAL_SURE = 0.97, 0.75, 0.85
# A mark was seen, not a secret: what counts is taken down and told to who may say, the rest is looked at first.
_ACT = "请立即下线并报同级保密行政管理部门核查"
_ASK = "请人工核实是否误发涉密内容"


def find_secrecy_marks(text: str) -> list[WordHit]:
    """Marks of secrecy; one that is explained, quoted or on an examination paper is for people to judge."""
    marks = [*_marks(text), *_bare_lines(text)] if "密" in text else []
    return [*marks, *_internal(text)] if "内部" in text else marks


def _marks(text: str) -> Iterator[WordHit]:
    for match in _MARK.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2]
        shown = match[0].rstrip()
        unsure = _EXAM in shown or _TAUGHT.search(before) or shown[-1] in "*＊"
        yield _hit(
            match.start(),
            shown,
            f"疑似标注密级标志“{shown}”，{_ASK if unsure else _ACT}",
            _SHOWN if unsure else _SURE,
        )


def _bare_lines(text: str) -> Iterator[WordHit]:
    for match in _WHOLE_LINE.finditer(text):
        shown = match[0].strip()
        start = match.start() + match[0].index(shown)
        yield _hit(start, shown, f"单独一行标有“{shown}”，{_ASK}", _SHOWN)


def _internal(text: str) -> Iterator[WordHit]:
    for match in _INTERNAL.finditer(text):
        yield _hit(
            match.start(),
            match[0],
            f"疑似标注内部文件标志“{match[0]}”，请人工核实是否应当公开",
            _INTERNAL_SURE,
        )


def _hit(start: int, shown: str, reason: str, confidence: float) -> WordHit:
    return WordHit(
        start=start,
        end=start + len(shown),
        shown=shown,
        suggestion=None,
        detector=Detector.RULE,
        confidence=confidence,
        severity=Severity.SEVERE,
        reason=reason,
        kind=Kind.SECRECY_MARK,
        indicator="V1.2",
        source="密级标志",
    )
