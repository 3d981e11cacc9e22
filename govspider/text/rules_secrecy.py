"""Rule of secrecy marks (密级标志): 机密★1年, 绝密★启用前, 秘密★ at the head of a page.

Source: 《保守国家秘密法》 and 国家秘密定密管理暂行规定 on how secret documents are marked.
"""

import re
from collections.abc import Iterator

from govspider.text.match import Fault
from govspider.text.segment import Segmenter

TRIGGERS = ("秘密", "机密", "绝密", "秘 密", "机 密", "绝 密", "秘　密", "机　密", "绝　密")

_MARK = re.compile(
    r"(?:绝|机|秘)[ \u3000]?密[ \u3000]*[★☆✩✭⭐*＊][ \u3000]*"
    r"(?:\d{1,2}[ \u3000]?(?:年|个月)|[一二三五十]{1,3}年|长期|启用前|解密|公布前)?"
)
_WHOLE_LINE = re.compile(r"\s*(?:密级[：:]\s*)?(?:绝密|机密|秘密)(?:级)?\s*")
_TAUGHT = re.compile(
    r"标志|标识|标注|密级|保密法|定密|例如|如[“：:]|样式|格式|组成|[“‘「（(]\s*$|应当?标|考试|试题|试卷"
)
_EXAM = "启用前"
_REACH = 30
_SURE, _SHOWN = 0.97, 0.75


def secrecy_marks(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Marks of secrecy; one that is explained, quoted or on an examination paper is for people to judge."""
    for match in _MARK.finditer(line):
        before = line[max(0, match.start() - _REACH) : match.start()]
        unsure = _EXAM in match[0] or _TAUGHT.search(before) or match[0].rstrip()[-1] in "*＊"
        shown = match[0].rstrip()
        reason = f"页面出现密级标志“{shown}”，请立即核实是否误发涉密内容"
        yield Fault(match.start(), match.start() + len(shown), reason, None, _SHOWN if unsure else _SURE)
    if _WHOLE_LINE.fullmatch(line):
        start = len(line) - len(line.lstrip())
        yield Fault(start, start + len(line.strip()), "页面单独一行标有密级，请核实", None, _SHOWN)
