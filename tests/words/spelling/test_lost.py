"""Characters that were lost."""

import pytest

from govspider.items import Severity
from govspider.words.spelling.features import Edit
from govspider.words.spelling.proposal import Proposal
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.units import with_borders
from govspider.words.spelling.units_said import UnitsSaid

SLIPS = (
    ("县级以上人民政府有关部应当加强监督检查，", "县级以上人民政府有关部门应当加强监督检查，"),
    ("构成犯罪的，依法追刑事责任。", "构成犯罪的，依法追究刑事责任。"),
    ("市人民政府办室印发本办法，", "市人民政府办公室印发本办法，"),
    ("由县级以上人民政府主部门负责，", "由县级以上人民政府主管部门负责，"),
    ("提高公服务水平，", "提高公共服务水平，"),
    ("应当自收到申请之起十五日内作出决定。", "应当自收到申请之日起十五日内作出决定。"),
    ("保障人民群众生命财安全，", "保障人民群众生命财产安全，"),
)
# Short for something longer, cut off, or in two words of which each is right.
RIGHT = (
    "市发改委、市卫健委、市住建局分别负责，",
    "县教体局机关党支部开展主题党日活动，",
    "各镇人民政府（街道办事处），市府直属各单位：",
    "县府办、省府办联合印发，",
    "城管执法队员上门宣传，",
    "市政协副主席带队视察，",
    "该村村民代表大会表决通过，",
    "河长办通报有关情况，",
    "镇党委书记上党课，",
    "推进一网通办、一件事一次办，",
    "李家湾村老支书带头修路，",
    "云洲湖畔柳丝轻扬，",
)


@pytest.mark.parametrize(("written", "meant"), SLIPS)
def test_a_lost_character_is_a_hint(speller: Speller, written: str, meant: str) -> None:
    (hit,) = [hit for hit in speller.find(written) if hit.confidence >= 0.7]
    assert written[: hit.start] + (hit.suggestion or "") + written[hit.end :] == meant
    assert hit.severity is Severity.HINT
    assert hit.start < hit.end


@pytest.mark.parametrize("text", RIGHT)
def test_what_has_lost_nothing_is_left_alone(speller: Speller, text: str) -> None:
    longer = [hit for hit in speller.find(text) if len(hit.suggestion or "") > len(hit.shown)]
    assert [hit.shown for hit in longer if hit.confidence >= 0.7] == []


def test_which_number_was_lost_is_not_guessed(speller: Speller) -> None:
    reading = speller.parts.suspects.read("#依照本法第三条第款的规定，")
    assert not {"一", "二", "三"} & {one.new for one in reading.lost}


@pytest.mark.parametrize(
    ("text", "place", "new", "why"),
    [("，不影响朝民生，", 5, "鲜", "国名可以简称"), ("，不影响新加坡民，", 8, "生", None)],
)
def test_a_country_may_have_its_short_name(
    speller: Speller, text: str, place: int, new: str, why: str | None
) -> None:
    edit = Edit(place, place, new, Proposal(3.0, place - 1, place, text[place - 1] + new, 0.0, 3.0), 1)
    said = UnitsSaid(speller.parts.characters, speller.parts.suspects.read(text)).of(edit.span)
    assert speller.held_back.why(text, edit, said) == why


def test_what_stands_behind_a_blank_is_not_missing(speller: Speller) -> None:
    text = "对产品质量进行指导和监 督管理。"
    assert [hit.suggestion for hit in speller.find(text) if hit.confidence >= 0.7] == []


def test_two_characters_close_together_are_not_both_lost(speller: Speller) -> None:
    text = "依追究刑责任，"
    reading = speller.parts.suspects.read(with_borders(text, 0, len(text) - 1))
    places = [edit.start for edit in speller.acceptor.losses.edits(reading)]
    assert all(abs(one - other) >= 3 for one in places for other in places if one != other)
