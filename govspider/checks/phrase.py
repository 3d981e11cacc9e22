"""Near misses of canonical phrases (错别字·规范表述), laws by a wrong name, leaders with the wrong title or rank.

Source: 国办发〔2017〕47号, 内容发布·文字准确; phrases in dictionaries/phrases/, units and leaders in
dictionaries/office/.
"""

from govspider.checks.protocol import PageContext
from govspider.checks.word_findings import WRONG_WORD, in_visible_text
from govspider.items import FaultKind, Group, Kind, TextPart
from govspider.text.match import WordHit, without_overlaps

LEADER_TITLE = FaultKind(Kind.LEADER_TITLE, "领导姓名职务错误", Group.WORDS)


def find(part: TextPart, context: PageContext) -> list[WordHit]:
    """Every near miss of a part; what several lists see is one."""
    tools, text = context.tools, part.text
    near = (
        *tools.phrases.find(text, part.boundaries),
        *tools.formulas.find(text, part.boundaries),
        *tools.law_titles.find(text),
    )
    leaders = (*tools.leaders.find(text), *tools.national_leaders.find(text))
    return [*without_overlaps(near), *tools.divisions.find(text), *leaders]


CHECK = in_visible_text("phrase", (LEADER_TITLE, WRONG_WORD), ("T1", "V1.1"), find)
