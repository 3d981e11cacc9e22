"""Characters too many and the wrong way round."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.items import Severity
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.units import with_borders

# Two words of which one ends as the other begins, and what Chinese doubles.
RIGHT = (
    *(
        "召开开工动员会",
        "召开开学典礼",
        "中国国务院",
        "人民民主专政",
        "生产产品",
        "法院院长",
        "公司司法顾问",
        "管理理念",
    ),
    *(
        "项目目标",
        "工作作风",
        "审议议案",
        "会议议程",
        "单位位于市区",
        "位于于都县",
        "商会会员",
        "大会会场",
        "资金金额",
    ),
    *(
        "税收收入",
        "食品品种",
        "法律律师",
        "机关关于",
        "道路路灯",
        "申请书书面材料",
        "党委书记记录",
        "规规矩矩办事",
    ),
    *(
        "一起起案件",
        "户户通电",
        "家家户户",
        "处处为民",
        "天天向上",
        "谁也奈何不了了",
        "二〇二二年",
        "神舟十号",
    ),
    *(
        "张丽丽同志",
        "王芳芳老师",
        "刘婷婷委员",
        "红卫小学",
        "建国路",
        "国建公司",
        "黄河边",
        "民生工程",
        "生民之计",
        "澄溪市科学技术局是主管全市科技创新等工作的部门",
    ),
    *(
        "件件有着落",
        "顿顿有菜",
        "次次落空",
        "瓶瓶罐罐",
        "哗哗作响",
        "文化科科长",
        "宣传部部长",
        "茶学系系主任",
        "仲裁庭庭长",
        "信访局局长",
        "坐下来谈谈",
        "勾勾画画",
        "闷闷不乐",
        "绿莹莹的水田",
    ),
)


@pytest.mark.parametrize("phrase", RIGHT)
@pytest.mark.parametrize("frame", ["{}", "，{}。", "，进一步做好{}工作。"])
def test_what_rightly_stands_twice_is_left_alone(speller: Speller, phrase: str, frame: str) -> None:
    text = frame.format(phrase)
    reading = speller.parts.suspects.read(with_borders(text, *_han(text)))
    assert list(speller.disordered.find(reading)) == []


@pytest.mark.parametrize(
    ("written", "meant", "severity"),
    [
        ("请于于6月底前报送", "请于6月底前报送", Severity.HINT),
        ("召开开会议", "召开会议", Severity.GENERAL),
        ("各级各部门门要求", "各级各部门要求", Severity.GENERAL),
        ("市图书书馆延长开放时间", "市图书馆延长开放时间", Severity.GENERAL),
        ("依法追究刑事责任任的，", "依法追究刑事责任的，", Severity.GENERAL),
        ("应当自收到申请请之日起三日内", "应当自收到申请之日起三日内", Severity.GENERAL),
        ("依法究追刑事责任", "依法追究刑事责任", Severity.GENERAL),
        ("采取更有的力政策措施", "采取更有力的政策措施", Severity.GENERAL),
        ("在德里举的行金砖国家会议", "在德里举行的金砖国家会议", Severity.GENERAL),
        ("县级以上人民政府门部应当加强领导", "县级以上人民政府部门应当加强领导", Severity.GENERAL),
    ],
)
def test_a_character_too_many_is_told(speller: Speller, written: str, meant: str, severity: Severity) -> None:
    (hit,) = [hit for hit in speller.find(written) if hit.confidence >= 0.7]
    assert written[: hit.start] + (hit.suggestion or "") + written[hit.end :] == meant
    assert hit.severity is severity


def test_beside_it_the_rest_is_judged_as_ever(speller: Speller) -> None:
    text = "各级各部门门要求任真学习，应当自收到申清之日起三日内作出决定。"
    told = {hit.shown for hit in speller.find(text) if hit.confidence >= 0.7}
    assert {"门门", "任真"} <= told
    assert any("清" in shown for shown in told)


@given(st.text("各级部门要求门的一规矩王", min_size=2, max_size=12))
def test_any_text_can_be_read(speller: Speller, text: str) -> None:
    for hit in speller.find(text):
        assert text[hit.start : hit.end] == hit.shown


def _han(text: str) -> tuple[int, int]:
    places = [place for place, character in enumerate(text) if "一" <= character <= "鿿"]
    return places[0], places[-1] + 1
