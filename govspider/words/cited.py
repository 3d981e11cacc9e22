"""Whether a wording is cited (引述) and not used: what another says, or what a text teaches to avoid."""

import re

from govspider.text.match import line_span, sentence_around

_OPENING, _CLOSING = ("“", "‘", "「", "『"), ("”", "’", "」", "』")
_SAID = re.compile(
    r"(?:所谓|所称|称作|称为|称之为|妄称|声称|自称|谎称|误作|误写|误称|改为|改作|写成|写作|俗称|旧称|曾称)(?:的|是|了|之)?$"
)
_TAUGHT = re.compile(
    r"误写|误用|误称|误作|规范(?:表述|用语|写法|称谓|提法)|正确(?:表述|用语|写法|称谓|提法)|提法|称谓|应为|写成|禁用词|慎用词|并列提及"
    r"|(?:不得|不能|不应|不要|不宜|不可)(?:再)?(?:使用|用|称|写|说|将|把|出现|提)"
)
_REACH = 8
_ASKED = re.compile(r"\s*(?:问|[^。：:\n]{0,14}记者问?)[：:]")
_QUESTION = re.compile(r"(?:中方|发言人|请问|外交部|国台办|评论|回应)[^。！]{0,60}？")
_ASKS = re.compile(r"请问|如何看|有何评论|作何评论|能否证实|是否意味着|是否表明")
_TO_ITS_END = re.compile(r"[^。！；？!;?\n]{0,100}[？?]")
_QUESTION_REACH = 60
_ASKED_WITHIN = 30  # characters of a line in which its speaker is named


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) is somebody else's wording.

    So it is in quotation marks of its own, behind 所谓 and the like, in a journalist's question, and in a sentence
    that says how a thing must be called.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if before in _OPENING or after in _CLOSING:
        return True
    if _SAID.search(text, max(0, start - _REACH), start) or _TAUGHT.search(sentence_around(text, start, end)):
        return True
    first, last = line_span(text, start, end)
    asked = _ASKED.match(text[first : first + _ASKED_WITHIN])
    if _TO_ITS_END.match(text, end, last) and _ASKS.search(sentence_around(text, start, end)):
        return True  # 请问这是否表明…有台湾政府卷入的交易？
    return asked is not None or _QUESTION.search(text, end, min(last, end + _QUESTION_REACH)) is not None
