"""Pages as they come from HTML, judged for leaked personal data; every number here is made up."""

from dataclasses import astuple, replace
from datetime import date
from random import Random

import pytest
from scrapy.settings import Settings

from benchmarks.text.privacy_cases import bank_card, mobile, resident_id
from govspider.config import Config
from govspider.extract import extract_text
from govspider.items import CheckOutcome, Detector, Finding, Kind, Outcome, Page, PageRole, PartKind
from govspider.judge.page import judge_personal
from govspider.judge.resources import JudgingResources, load_judging
from tests.checks.building import SITE

DAY = date(2023, 6, 30)
ID, MOBILE = "441900199003076530", "13790123456"
URL = "http://www.a.gov.test/x.html"
PAGE = """<html><head><title>{title}</title><meta name="Description" content="{meta}"></head><body>
<div class="nav"><a href="/">首页</a></div><div class="TRS_Editor">{body}</div>
<div class="footer">主办单位：甲局 联系电话：0769-22830000 {foot}</div></body></html>"""


@pytest.fixture(scope="module")
def resources(tmp_path_factory: pytest.TempPathFactory) -> JudgingResources:
    settings = Settings()
    settings.setmodule("govspider.settings")
    settings.set("GOVSPIDER_DATA_DIR", str(tmp_path_factory.mktemp("data")))
    return load_judging(Config.from_settings(settings))


def judge(
    resources: JudgingResources,
    body: str,
    *,
    title: str = "公示",
    meta: str = "",
    foot: str = "",
    role: PageRole = PageRole.ARTICLE,
    home_lines: frozenset[str] = frozenset(),
) -> list[Finding]:
    source = PAGE.format(title=title, meta=meta, body=body, foot=foot)
    facts = extract_text(source, URL, day=DAY)
    inspected = Page(SITE.target_id, URL, Outcome.OK, role, facts=facts)
    context = replace(resources.of_pages(SITE, DAY), home_lines=home_lines)
    judged = judge_personal(inspected, context, resources.hasher)
    ran = next(run for run in judged.runs if run.check == "personal_data")
    assert ran.outcome is (CheckOutcome.FOUND if judged.findings else CheckOutcome.OK)
    return list(judged.findings)


def test_a_finding_is_masked_in_every_field(resources: JudgingResources) -> None:
    (found,) = judge(resources, f"<p>经审核，申请人陈静（身份证号{ID}）符合条件。</p>")
    assert (found.indicator, found.kind, found.detector) == ("P1", Kind.ID_CARD, Detector.PATTERN)
    assert found.shown == found.suggestion == "441900********6530"
    assert "441900********6530" in found.context
    assert found.value_hash == resources.hasher.hash(ID)
    assert ID not in str(astuple(found))


@pytest.mark.parametrize(
    ("body", "name", "masked"),
    [
        (f"<p>现将黄俊杰（公民身份号码{ID}）的审核结果予以公示。</p>", "黄俊杰", "现将黄**（"),
        ("<p>车主钟慧敏反映，其小型轿车（车牌号粤B12345）被误拍。</p>", "钟慧敏", "车主钟**反映"),
        (
            "<p>申请人段宏伟，家庭住址：石桥镇云巷路12号3栋502房，审核通过。</p>",
            "段宏伟",
            "申请人段**，家庭住址",
        ),
        (
            f"<table><tr><td>1</td><td>罗振宇</td><td>{ID}</td></tr></table><p>公示五天。</p>",
            "罗振宇",
            "1 罗** 441900",
        ),
        (f"<p>报名请找联系人陈志强，手机{MOBILE}。</p>", "陈志强", "联系人陈**，手机"),  # a contact
    ],
)
def test_whose_a_number_is_is_masked_with_it(
    resources: JudgingResources, body: str, name: str, masked: str
) -> None:
    (found,) = judge(resources, body)
    assert name not in str(astuple(found))
    assert masked in found.context


def test_the_surroundings_are_masked_even_where_they_are_cut(resources: JudgingResources) -> None:
    found = judge(resources, f"<p>陈静{ID}，手机{MOBILE}，备用13690123456。</p>")
    assert len(found) == 3
    for one in found:
        assert "19900307" not in str(astuple(one))
        assert "9012" not in one.context


def test_the_place_is_that_of_the_part_and_the_suggestion_mends_it(resources: JudgingResources) -> None:
    source = f"<p>第一段。</p><p>来信人手机{MOBILE}。</p>"
    (found,) = judge(resources, source)
    assert found.place is not None
    assert found.place.part is PartKind.BODY
    facts = extract_text(PAGE.format(title="公示", meta="", body=source, foot=""), "http://a.test/", day=DAY)
    body = next(part.text for part in facts.parts if part.kind is PartKind.BODY)
    fixed = body[: found.place.start] + str(found.suggestion) + body[found.place.end :]
    assert "来信人手机137****3456。" in fixed


def test_values_split_by_tags_are_found(resources: JudgingResources) -> None:
    body = "<p>身份证号：<b>441900</b><span style='color:red'>1990<!-- x -->0307</span>&nbsp;6530</p>"
    (found,) = judge(resources, body)
    assert found.kind is Kind.ID_CARD


def test_a_table_of_300_people_is_one_finding(resources: JudgingResources) -> None:
    rng = Random(1)
    rows = "".join(
        f"<tr><td>{i}</td><td>陈静</td><td>{resident_id(rng)}</td><td>{bank_card(rng)}</td><td>{mobile(rng)}</td></tr>"
        for i in range(300)
    )
    head = "<tr><td>序号</td><td>姓名</td><td>身份证号</td><td>银行卡号</td><td>手机</td></tr>"
    (found,) = judge(resources, f"<p>补贴名单公示如下：</p><table>{head}{rows}</table>")
    assert (found.kind, found.count) == (Kind.ID_CARD, 300)
    assert found.problem == "名单公开了300人的个人信息：身份证号300个、银行卡号300个、手机号码300个"
    assert found.shown.count("*") == 8


def test_a_masked_table_is_right(resources: JudgingResources) -> None:
    rows = "<tr><td>陈静</td><td>441900********6530</td><td>137****3456</td></tr>" * 30
    assert (
        judge(resources, f"<table><tr><td>姓名</td><td>身份证号</td><td>手机</td></tr>{rows}</table>") == []
    )


def test_title_and_description_only_repeat(resources: JudgingResources) -> None:
    sentence = f"网友手机{MOBILE}反映路灯不亮"
    found = judge(resources, f"<p>{sentence}，请处理。</p>", title=sentence, meta=sentence)
    assert [one.place.part for one in found if one.place] == [PartKind.BODY]
    (alone,) = judge(resources, "<p>正文无个人信息。</p>", meta=sentence)
    assert alone.place is not None
    assert alone.place.part is PartKind.META


def test_hidden_text_and_comments_leak_too(resources: JudgingResources) -> None:
    hidden = f"<p style='display:none'>陈静 {ID}</p><p>正文在此，内容完整。</p>"
    assert {one.kind for one in judge(resources, hidden)} == {Kind.ID_CARD}
    comment = f"<!-- 原名单：陈静 身份证 {ID} 手机{MOBILE} --><p>正文在此，内容完整。</p>"
    assert {one.kind for one in judge(resources, comment)} == {Kind.ID_CARD, Kind.PHONE}


def test_the_foot_of_every_page_is_judged_on_the_home_page_only(resources: JudgingResources) -> None:
    foot = f"站长手机{MOBILE}"
    line = "主办单位：甲局 联系电话：0769-22830000 站长手机137****3456"  # as the home page is kept
    assert len(judge(resources, "<p>正文在此，内容完整。</p>", foot=foot, role=PageRole.HOME)) == 1
    assert judge(resources, "<p>正文在此，内容完整。</p>", foot=foot, home_lines=frozenset({line})) == []


def test_the_same_value_twice_is_one_cause_with_two_places(resources: JudgingResources) -> None:
    found = judge(resources, f"<p>来信人手机{MOBILE}。</p><p>再次致电{MOBILE}。</p>")
    assert [one.ordinal for one in found] == [0, 1]
    assert len({one.finding_id for one in found}) == 1
    assert len({one.value_hash for one in found}) == 1


@pytest.mark.parametrize(
    "body",
    [
        "<p>咨询电话：0769-22830000，监督电话：12345。</p>",
        "<p>统一社会信用代码：91441900MA4U12345P；许可证编号：441900202306300012。</p>",
        "<p>订单号：6222021234567890128，发票号码：13790123456。</p>",
        f"<p>填写样例：姓名陈静，身份证号{ID}。</p>",
        "<p>对低保户、重度残疾人按月发放补贴，办公室邮箱bgs@dg.gov.cn。</p>",
    ],
)
def test_what_is_right_stays_silent(resources: JudgingResources, body: str) -> None:
    assert judge(resources, body) == []


@pytest.mark.parametrize(
    ("body", "part"),
    [
        (f"<script>var rows=[{{xm:'张伟',sfzh:'{ID}'}}];</script>", PartKind.SCRIPT),
        (f"<script>show('张伟|{ID}|石桥镇')</script>", PartKind.SCRIPT),  # a string and data, told once
        (f'<script type="application/json">{{"idCard":"{ID}"}}</script>', PartKind.SCRIPT),
        (f"<p>身份证号：<input value='{ID}' readonly></p>", PartKind.FIELD),
        (f"<textarea>本人身份证号{ID}</textarea>", PartKind.FIELD),
        (f"<svg><text>身份证号{ID}</text></svg>", PartKind.FIELD),
        (f"<iframe srcdoc='&lt;p&gt;{ID}&lt;/p&gt;'></iframe>", PartKind.FIELD),
        (f"<img src='/upload/{ID}.jpg'>", PartKind.ADDRESS),
    ],
)
def test_what_no_line_shows_leaks_too(resources: JudgingResources, body: str, part: PartKind) -> None:
    (finding,) = judge(resources, f"<p>现予公示。</p>{body}")
    assert finding.kind is Kind.ID_CARD
    assert finding.place is not None
    assert finding.place.part is part
    assert ID not in str(astuple(finding))


def test_what_no_line_shows_only_repeats_the_text(resources: JudgingResources) -> None:
    body = f"<p>身份证号{ID}</p><script>var a='{ID}'</script><img src='/{ID}.jpg'><input value='{ID}'>"
    (finding,) = judge(resources, body)
    assert finding.place is not None
    assert finding.place.part is PartKind.BODY


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (f"<script>var rows=[{{xm:'张伟',tel:'{MOBILE}'}}];</script>", 1),
        (f"<img src='/upload/张伟_{MOBILE}.jpg'>", 1),
        (f"<script>var tel='{MOBILE}';</script>", 0),
        (f"<img src='/upload/{MOBILE}.jpg'>", 0),
        ("<script>var card='6222021234567890128';</script>", 0),
        ("<script>var id='441900202306050012',key='8f14e45fceea167a5a36dedd4bea2543';</script>", 0),
        ("<img src='/upload/202306/441900202306050012.jpg'>", 0),
    ],
)
def test_numbers_in_scripts_and_addresses_need_a_name(
    resources: JudgingResources, body: str, count: int
) -> None:
    assert (
        len([one for one in judge(resources, f"<p>现予公示。</p>{body}") if one.confidence >= 0.7]) == count
    )


def test_a_list_in_a_script_is_one_finding(resources: JudgingResources) -> None:
    rng = Random(7)
    rows = ",".join(f"{{name:'张伟',sfzh:'{resident_id(rng)}',tel:'{mobile(rng)}'}}" for _ in range(8))
    (finding,) = judge(resources, f"<script>var rows=[{rows}]</script>")
    assert (finding.kind, finding.count) == (Kind.ID_CARD, 8)
