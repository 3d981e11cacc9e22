"""Apps and mini-programs by their filing (应用程序备案): no number in the ledger, an odd one, a unit below the county.

Source: 国办函〔2026〕12号, 政务移动互联网应用程序规范化管理办法: filed before they go online (第五条), units below the
county open none in principle (第二条). The list of filings is not public, so all of it is for a person (提示), and told
as what the ledger says. Which form the numbers have is not published either: only what can be no such number is odd.
"""

import re
import unicodedata
from collections.abc import Iterator

from govspider.checks.account_hints import SAID_BY_LEDGER, account_hint, said_by_page, shown_cards
from govspider.checks.protocol import CheckContext, TargetCheck
from govspider.items import FaultKind, Finding, Group, TargetFacts
from govspider.ledger.vocabulary import fold, words
from govspider.platforms.apps import is_app

KIND = FaultKind("unfiled_app", "应用程序未登记备案", Group.MEDIA)
ODD = FaultKind("odd_filing", "应用程序备案编号存疑", Group.MEDIA)
TOWN = FaultKind("town_app", "县级以下单位开设应用程序", Group.MEDIA)
_INDICATOR = "N5"
_MASKED = "*"  # a number in it looked like somebody's telephone
# Of a website or of who runs it; that of an app ends with A, of a mini-program with X, of a quick app with K.
_OF_WEBSITE = re.compile(r"\w?ICP备\d{5,14}号?(?:-\d{1,4})?", re.IGNORECASE)
_NUMBER = re.compile(r"(?=(?:\D*\d){4})[\w\-()\[\]〔〕第号/.]{5,60}")
# Organs of towns, streets and villages themselves; what a county's department sends there (派出所、税务所) is the county's.
_BELOW_COUNTY = re.compile(
    r"(?:[镇乡]|苏木)(?:人民政府|政府|党委)|街道(?:办事处|党工委)|街道办(?:公室)?$|[村居]民?委(?:员)?会|村党支部"
)


def run(facts: TargetFacts, _context: CheckContext) -> Iterator[Finding]:
    """A hint for the filing, one for the level of the unit."""
    target = facts.target
    if not is_app(target):
        return
    said = _said_of(target.filing)
    if said is not None:
        kind, problem = said
        seen = next(((page, card) for page, card in shown_cards(facts) if card.filing), None)
        if seen is not None:
            problem = f"{problem}；{said_by_page(seen[0])}备案号为“{seen[1].filing}”"
        yield account_hint(
            target, _INDICATOR, kind, problem, "备案编号" if kind == KIND else target.filing or ""
        )
    if _BELOW_COUNTY.search(target.unit):
        problem = f"{SAID_BY_LEDGER}主办单位为{target.unit}；县级以下单位原则上不得开发建设政务应用程序"
        yield account_hint(target, _INDICATOR, TOWN, problem, target.unit)


def cannot_judge(facts: TargetFacts, _context: CheckContext) -> Iterator[str]:
    """The ledger has no such column, or says that it is filed or need not be, without a number."""
    target = facts.target
    if not is_app(target):
        return
    if target.filing is None:
        yield "台账没有“备案编号”列，是否备案未能判定"
    elif _MASKED in target.filing:
        yield f"台账的备案编号写为“{target.filing}”，含有应当遮盖的号码，未能核对"
    elif _meaning(target.filing) == "unnumbered":
        yield f"台账的备案编号写为“{target.filing}”，没有编号，未能核对"
    elif _meaning(target.filing) == "exempt":
        yield f"台账的备案编号写为“{target.filing}”，是否应当备案由人工认定"


def _said_of(filing: str | None) -> tuple[FaultKind, str] | None:
    """What is wrong with a filing; None: nothing, or that cannot be said."""
    if filing is None or _MASKED in filing:
        return None
    meaning = _meaning(filing)
    if not filing or meaning == "none":
        written = f"写为“{filing}”" if filing else "没有填写"
        return KIND, f"{SAID_BY_LEDGER}备案编号{written}；政务应用程序上线前应当备案"
    if meaning == "pending":
        return (
            KIND,
            f"{SAID_BY_LEDGER}备案尚未完成（“{filing}”）；政务应用程序上线前应当备案，是否已经上线",
        )
    plain = unicodedata.normalize("NFKC", filing).replace(" ", "")
    if meaning is None and _OF_WEBSITE.fullmatch(plain):
        return (
            ODD,
            f"{SAID_BY_LEDGER}备案编号为{filing}，是网站ICP备案号的写法，不是应用程序的备案编号",
        )
    if meaning is None and not _NUMBER.fullmatch(plain):
        return ODD, f"{SAID_BY_LEDGER}备案编号写为“{filing}”，不是备案编号的写法"
    return None


def _meaning(filing: str) -> str | None:
    """What a cell says instead of a number; None: something else stands there."""
    return words("filing").get(fold(filing))


CHECK = TargetCheck("app_filing", (KIND, ODD, TOWN), (_INDICATOR,), run, cannot_judge)
