"""What a place is told as: what a webmaster looks for, not what kind of text it is read from."""

from dataclasses import replace

import pytest

from govspider.checks.finding_builder import place_kind
from govspider.extract import extract_text
from govspider.items import Mark, Outcome, Page, PageFacts, PageRole, PartKind, TextPart
from govspider.items.display_names import VOCABULARIES
from tests.checks.building import DAY, HOME

NEWS = "".join(
    f'<li>★ <a href="/t/2026/{n}.html">{title}</a> （2023-06-2{n}）</li>'
    for n, title in enumerate(("荔枝镇打造滨水休闲渡假区", "南浦镇召开会议", "南浦镇开展检查"))
)
SOURCE = f"""<html><head><title>甲网站</title></head><body>
<div class="nav"><a href="/a/">首页</a> <a href="/b/">政务公开</a> <a href="/c/">渡假办事</a></div>
<div class="box"><h3>图片新闻</h3><ul>{NEWS}</ul></div>
<div class="footer">主办单位：渡假区管委会</div></body></html>"""


@pytest.mark.parametrize(
    ("around", "kind", "name"),
    [
        ("休闲渡假区", PartKind.LIST, "列表条目"),
        ("渡假办事", PartKind.BOILERPLATE, "正文以外（导航、页脚等）"),
        (
            "图片新闻",
            PartKind.BOILERPLATE,
            "正文以外（导航、页脚等）",
        ),  # the head of a list is none of its entries
        ("：渡假区管委会", PartKind.BOILERPLATE, "正文以外（导航、页脚等）"),
    ],
)
@pytest.mark.parametrize("role", [PageRole.HOME, PageRole.COLUMN])
def test_news_on_a_home_page_are_no_navigation(
    around: str, kind: PartKind, name: str, role: PageRole
) -> None:
    facts = extract_text(SOURCE, HOME, day=DAY)
    part = next(part for part in facts.parts if part.kind is PartKind.BOILERPLATE)
    start = part.text.index(around)
    told = place_kind(Page("1", HOME, Outcome.OK, role, facts=facts), part, start, start + len(around))
    assert told is kind
    assert told.text_kind is PartKind.BOILERPLATE
    assert VOCABULARIES["part"][told] == name


@pytest.mark.parametrize(
    ("how", "role", "kind", "name"),
    [
        ("批注", PageRole.ATTACHMENT, PartKind.REMARK, "批注"),
        ("隐藏工作表“原表”中的批注", PageRole.ATTACHMENT, PartKind.REMARK, "批注"),
        ("修订中已删除的内容", PageRole.ATTACHMENT, PartKind.REVISION, "修订内容"),
        ("代码注释", PageRole.ATTACHMENT, PartKind.COMMENT, "代码注释"),
        ("", PageRole.ATTACHMENT, PartKind.COMMENT, "代码注释"),
        ("", PageRole.ARTICLE, PartKind.COMMENT, "代码注释"),
    ],
)
def test_a_remark_in_a_file_is_no_comment_of_code(
    how: str, role: PageRole, kind: PartKind, name: str
) -> None:
    part = TextPart(PartKind.COMMENT, "登陆系统\n登陆平台")
    marks = (Mark(PartKind.COMMENT, 0, 4, how),) if how else ()
    page = Page("1", HOME, Outcome.OK, role, facts=PageFacts(parts=(part,), marks=marks))
    assert place_kind(page, part, 0, 2) is kind
    assert kind.text_kind is PartKind.COMMENT
    assert VOCABULARIES["part"][kind] == name
    assert place_kind(page, part, 5, 7) is PartKind.COMMENT  # nothing is said of that line


def test_other_parts_are_told_as_what_they_are() -> None:
    part = TextPart(PartKind.HIDDEN, "登陆系统")
    facts = PageFacts(parts=(part,), marks=(Mark(PartKind.HIDDEN, 0, 4, "隐藏列"),))
    page = Page("1", HOME, Outcome.OK, PageRole.ATTACHMENT, facts=facts)
    assert place_kind(page, part, 0, 2) is PartKind.HIDDEN
    body = replace(part, kind=PartKind.BODY)
    assert place_kind(page, body, 0, 2) is PartKind.BODY
