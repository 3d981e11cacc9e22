"""The title and the column of a page, and what stands beside them."""

import pytest

from govspider.extract import extract_text
from govspider.items import PartKind
from tests.extract.building import BODY, DAY, PAGE, PATH, TITLE, article, column

BAR = "<p>发布时间：2023-06-05　来源：市民政局</p>"


@pytest.mark.parametrize(
    "heading",
    [
        f"<h2>{TITLE}<small>2023-06-05</small></h2>",
        f"<h2>{TITLE}<p>发布时间 : 2020-04-23</p></h2>",
        f"<h2>{TITLE}2023-06-05</h2>",
        (
            f'<div class="t">{TITLE}<span>发布时间：2023-05-18　字体：'
            f"<a>大</a> <a>中</a> <a>小</a>　<a>打印本页</a></span></div>"
        ),
        f'<h2>{TITLE}<a href="/m/1.html">[手机版本]</a></h2>',
        f"<h2>{TITLE}<em>点击量：<i>32</i></em></h2>",
        f"<h1>{TITLE} 【字号：大 中 小】</h1>",
        f'<h1 class="logo"><a href="/">临川市民政局</a></h1><h3>{TITLE}</h3>',
        f"<h1>{TITLE[:9]}<br>{TITLE[9:]}</h1>",
        f"<p align=center><strong><font size=5>{TITLE}</font></strong></p>",
        f"<h1>{TITLE}</h1><h2>——以擦亮城市名片为主题</h2>",
        f'<div class="tt"><h3></h3><h2>{TITLE}</h2><h3>全市核查路牌一千余块</h3></div>',
        f"<h2>通知公告</h2><h3>{TITLE}</h3>",
        f"<h1>政府信息公开</h1><h2>{TITLE}</h2>",
        f"<h2>{TITLE}<br><span>临民〔2023〕12号</span></h2>",
        f'<h1 title="{TITLE}">{TITLE[:9]}...</h1>',
        f'<div class="article-header"><div class="t">{TITLE}</div></div>',
        f"<div><header><h2>{TITLE}</h2></header></div>",
        f"<div>{TITLE}</div><div>临民〔2023〕12号</div>",
        f"<p>{TITLE}</p><p>市长　林远舟</p><p>（2023年6月1日）</p>",
    ],
)
def test_a_title_is_the_heading_s_own_text(heading: str) -> None:
    assert article(BAR, heading=heading).title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "【重要】“地名守护”行动方案印发",
        "路牌“微更新” 方便百姓出行",
        f"{TITLE}（临民〔2023〕12号）",
        "更新+|共治 路牌换新颜",
    ],
)
def test_marks_and_spaces_of_a_title_stay(title: str) -> None:
    assert article(BAR, heading=f"<h1>{title}</h1>").title == title


@pytest.mark.parametrize(
    "heading", [f"<p><span>{TITLE}</span><a href='#'>打印</a></p>", f"<p>{TITLE[:9]}<br>{TITLE[9:]}</p>"]
)
def test_the_block_that_the_title_tag_repeats_is_read_whole(heading: str) -> None:
    assert article(BAR, heading=heading, title=f"{TITLE}-临川市民政局").title == TITLE


def test_a_paragraph_that_begins_with_the_title_is_no_title() -> None:
    body = f"<p>{TITLE}印发后，各地抓紧落实，错漏路牌已全部更换。</p>{BODY}"
    facts = article(BAR, heading=f"<div>{TITLE}</div>", body=body, title=f"{TITLE}_临川市民政局")
    assert facts.title == TITLE


def test_the_head_of_a_table_in_the_text_is_no_bar() -> None:
    head = "<tr><td>样品名称</td><td>来源</td><td>生产日期</td></tr>"
    row = "<tr><td>鲜鸡蛋</td><td>惠民超市</td><td>2023-06-02</td></tr>"
    facts = article(body=f"{BODY}<table>{head}{row}</table>")
    assert (facts.source, facts.published) == ("", None)


def test_a_paragraph_that_begins_with_the_site_s_name_is_no_title() -> None:
    facts = article(BAR, heading=f"<p>{TITLE}</p>", body=f"<p>临川市民政局近日完成路牌更换工作。</p>{BODY}")
    assert facts.title == TITLE


def test_section_heads_and_questions_are_no_title() -> None:
    body = f"<h3>一、总体目标任务要求</h3>{BODY}<h3>二、工作步骤和安排</h3>{BODY}"
    assert article(BAR, heading=f'<div class="wzbt">{TITLE}</div>', body=body).title == TITLE


def test_a_block_named_for_the_title_s_text_is_no_title() -> None:
    cells = (f"<td class=title>{TITLE}", f"<td>{BAR}", f"<td class=bt_content>{BODY}")
    source = f"<table>{''.join(f'<tr>{cell}</td></tr>' for cell in cells)}</table>"
    facts = article(heading="", body=source)
    assert facts.title == TITLE
    assert "逾期未报" in facts.text


def test_a_number_at_the_end_of_an_entry_is_no_day() -> None:
    row = '<li><a href="{n}.html">第{n}个世界环境日主题活动<b>6.5</b></a><i>2023-06-0{n}</i></li>'
    rows = "".join(row.format(n=n) for n in range(1, 5))
    assert column(f"<ul>{rows}</ul>").entries[0].title == "第1个世界环境日主题活动6.5"


def test_a_letter_has_its_own_title() -> None:
    table = (
        "<table><tr><td>信件标题</td><td>关于路牌错字的反映</td></tr><tr><td>来信时间</td><td>2023-06-02</td></tr>"
        "<tr><td>来信内容</td><td>站前路的路牌写错了字，请尽快更正，谢谢。</td></tr>"
        "<tr><td>答复内容</td><td>您好，您反映的问题已经核实，我局将于近日更换路牌，感谢关心。</td></tr></table>"
    )
    facts = article(heading="<h2>来信详情</h2>", body=table)
    assert (facts.title, facts.published, facts.entries) == ("关于路牌错字的反映", None, ())


@pytest.mark.parametrize(
    "behind",
    [
        (
            '<div class="fj"><h4>附件下载</h4><ul><li><a href=1.doc>附件1：路牌核查清单汇总表.doc</a></li><li>'
            "<a href=2.xls>附件2：责任单位明细表.xls</a></li><li><a href=3.pdf>附件3：示意图册电子版.pdf</a></li></ul></div>"
        ),
        "<div><h3>热点信息</h3><ul>"
        + "".join(f"<li><a href=410{n}.html>市民政局第{n}次工作例会召开</a></li>" for n in range(10))
        + "</ul></div>",
        '<div class="relate"><span>延伸阅读</span>'
        + "".join(
            f"<div><a href=410{n}.html>市民政局第{n}次工作例会召开</a><i>2023-06-1{n}</i></div>"
            for n in range(8)
        )
        + "</div>",
    ],
)
def test_other_links_make_no_list_of_an_article(behind: str) -> None:
    facts = article(BAR, behind=behind)
    assert (facts.title, facts.entries) == (TITLE, ())
    assert facts.published is not None
    assert "热点信息" not in facts.text


@pytest.mark.parametrize(
    "head",
    ['<div class="head"><marquee scrollamount=3>欢迎访问本站<div><a href=/>首页</a></div></div>', "&#xFEFF;"],
)
def test_slips_in_the_markup_make_no_list_of_an_article(head: str) -> None:
    facts = article(BAR, path=head)
    assert (facts.title, facts.source) == (TITLE, "市民政局")
    assert "逾期未报" in facts.text


@pytest.mark.parametrize(
    "path",
    [
        (
            "<p>您现在的位置：<a href=/>网站首页</a>&gt;&gt;"
            "<a href=/gk/>政务公开</a>&gt;&gt;<a href=/tz/>通知公告</a>&gt;&gt;正文</p>"
        ),
        "<p>所在位置：<a href=/>首页</a> / <a href=/tz/>通知公告</a></p>",
        "<p>当前位置：[<a href=/>首页</a>] [<a href=/tz/>通知公告</a>]</p>",
        f"<p>位置：<a href=/>首页</a> &gt; <a href=/tz/>通知公告</a> &gt; {TITLE}</p>",
        f"<p>位置：<a href=/>首页</a> &gt; <a href=/tz/>通知公告</a> &gt; {TITLE[:9]}...</p>",
        "<p>当前位置：<a href=/>首页</a> &gt; <a href=/tz/>通知公告</a> &gt; <a href=/tz/>通知公告</a></p>",
        (
            "<p><a href=http://a.gov.test/>临川市政府</a> &gt; <a href=/>本站首页</a></p>"
            "<p>当前位置：<a href=/>首页</a> &gt; <a href=/tz/>通知公告</a></p>"
        ),
        (
            "<ul class=breadcrumb><li><a href=/>首页</a></li><li> <i>&gt;</i> "
            "<a href=/gk/>政务公开</a></li><li> <i>&gt;</i> 通知公告 </li></ul>"
        ),
        "<ul><li>当前位置：</li><li><a href=/>首页</a></li><li>/</li><li><a href=/tz/>通知公告</a></li></ul>",
        "<p>今天是2023年6月30日　您现在的位置：<a href=/>首页</a> &gt;&gt; <a href=/tz/>通知公告</a></p>",
        "<p>首页／政务公开／通知公告</p>",
        "<p>当前位置：首页 &gt; 通知公告　<a href='#'>[返回]</a></p>",
        "<p>当前位置：首页 ▶ 政务公开 ▶ 通知公告</p>",
        "<p>首页 =&gt; 政务公开 =&gt; 通知公告</p>",
        "<nav aria-label=breadcrumb><ol><li><a href=/>首页</a></li><li>政务公开</li><li>通知公告</li></ol></nav>",
        "<div class=path>首页 · 政务公开 · 通知公告</div>",
        "<p>您在：<a href=/>首页</a> 〉 <a href=/tz/>通知公告</a></p>",
        "<table><tr><td>首页 &gt;&gt; <a href=/tz/>通知公告</a></td><td>2023年6月30日</td></tr></table>",
        "<p>您在这里：<a href=/>首页</a> &#9656; <a href=/tz/>通知公告</a></p>",
        "<p>导航：首页 &gt; 政务公开 &gt; 通知公告</p>",
        "<p>您的位置&gt;&gt;首页&gt;&gt;通知公告</p>",
        "<p>Your Location: <a href=/>Home</a> &gt; <a href=/tz/>通知公告</a></p>",
        "<div class=mbx><a>首页</a>·<a>政务公开</a>·<a>通知公告</a></div>",
        "<div class=place><a href=/>临川市民政局</a> / <a href=/tz/>通知公告</a></div>",
        "<p>所属栏目：通知公告　发布时间：2023-06-05</p>",
        "<p>栏目：通知公告　2023-06-05</p>",
        "<p>当前位置：<a href=/>首页</a> → <a href=/tz/>通知公告</a> → 查看新闻</p>",
        "<h3>通知公告<small>当前位置：首页-通知公告</small></h3>",
        "<div class=pt><a href=/>临川论坛</a> › <a href=/m/>门户</a> › <a href=/tz/>通知公告</a> › 查看内容</div>",
    ],
)
def test_column_by_its_path(path: str) -> None:
    assert article(BAR, path=path).column == "通知公告"


def test_tags_that_nobody_filled_in_say_nothing() -> None:
    head = (
        '<meta name="SiteName" content="网站名称"><meta name="SiteIDCode" content="政府网站标识码">'
        '<meta name="ColumnName" content="栏目名称">'
    )
    facts = article(BAR, head=head, title=f"{TITLE} - 临川市民政局")
    assert (facts.site_name, facts.site_code, facts.column) == ("临川市民政局", "", "通知公告")


def test_markup_in_the_title_tag_is_none_of_its_text() -> None:
    head = f"<title>【市中心】{TITLE}<b>[报名中]</b></title>"
    shown = f"<h3>【市中心】{TITLE}<b>[报名中]</b></h3>{BAR}<p align=center>{TITLE}</p>{BODY}"
    facts = extract_text(f"<html><head>{head}</head><body>{shown}</body></html>", PAGE, day=DAY)
    assert facts.title == f"【市中心】{TITLE}[报名中]"


@pytest.mark.parametrize("mark", [":", "：", ": *", "：＊"])
def test_the_label_of_a_field_is_no_title(mark: str) -> None:
    form = f"<form><table><tr><td>您的姓名{mark}</td><td><input name=a></td></tr></table>{BODY}</form>"
    assert extract_text(f"<title>临川政府网</title>{form}", PAGE, day=DAY).title == "临川政府网"


ASIDE = (
    "<ul><li><a href='/xw/'>民政新闻</a></li><li><a href='/gk/tz/'>通知公告</a></li>"
    "<li><a href='/col/col8/index.html'>社会组织年检结果公示</a></li>"
    "<li><a href='list.asp?id=3'>双拥优抚</a></li><li><a href='/jj.html'>单位简介</a></li></ul>"
)
DATED = "<div>2023-06-05　市民政局</div>"


@pytest.mark.parametrize(
    ("name", "below"),
    [
        ("通知公告", f"<div>{TITLE}</div>{DATED}"),
        ("双拥优抚", f"<p align=center><b>{TITLE}</b></p>{BAR}"),
        ("社会组织年检结果公示", f"<div class=tit>{TITLE}</div>{DATED}"),
        ("业务动态", f"<h2>{TITLE}</h2>{DATED}"),  # no link has this name
        ("通知公告", f"<div>{TITLE}</div><div>临民〔2023〕12号</div>{DATED}"),
        (
            "通知公告",
            f"<table><tr><td>{TITLE}</td></tr><tr><td>发布日期：2023-06-05　点击：33</td></tr></table>",
        ),
    ],
)
@pytest.mark.parametrize("title", ["{}", "{}_临川市民政局"])
def test_a_column_s_name_in_the_heading_is_no_title(name: str, below: str, title: str) -> None:
    facts = article(path="", heading=f"<h1>{name}</h1>{ASIDE}", bar=below, title=title.format(name))
    assert (facts.title, str(facts.published)) == (TITLE, "2023-06-05")


def test_a_column_that_title_tag_and_head_name_is_no_title_above_a_longer_heading() -> None:
    head = f'<div class="head"><h2>健康科普</h2></div>{PATH}'
    facts = article(path=head, heading=f"<h1>{TITLE}</h1>", bar=BAR, title="健康科普_临川市民政局")
    assert facts.title == TITLE


@pytest.mark.parametrize(
    ("name", "below", "behind"),
    [
        ("单位简介", DATED, ""),
        ("通知公告", DATED, ""),
        (
            "停电通告",
            f"<div>（第五号公告）</div>{DATED}",
            "<ul><li><a href=content_87.html>停电通告</a></li></ul>",
        ),
        (
            TITLE,
            f"<div>——以擦亮名片为主题</div>{DATED}",
            f"<ul><li><a href='/m/content_88.html'>{TITLE}</a></li></ul>",
        ),
    ],
)
def test_a_heading_stays_where_none_is_below_it_or_no_column_is_called_so(
    name: str, below: str, behind: str
) -> None:
    facts = article(
        path="",
        heading=f"<p>欢迎来到民政网上大厅</p><h1>{name}</h1>",
        bar=below,
        title=name,
        behind=ASIDE + behind,
    )
    assert facts.title == name


@pytest.mark.parametrize("tool", ["【听语音】", "[打印]", "（语音播报）", " 【 收藏 】"])
def test_what_a_reader_may_do_is_none_of_the_heading(tool: str) -> None:
    heading = f"<h1>{TITLE}<a href='javascript:go()'>{tool}</a></h1>"
    assert article(path="", heading=heading, bar=DATED, title="某局").title == TITLE


def test_what_stands_in_brackets_and_is_no_tool_stays() -> None:
    heading = f"<h1>{TITLE}（打印稿）</h1>"
    assert article(path="", heading=heading, bar=DATED, title="某局").title == f"{TITLE}（打印稿）"


@pytest.mark.parametrize(
    ("name", "unshown"),
    [
        ("线上开户送彩金_真人投注", "线上开户送彩金\n真人投注"),
        (f"{TITLE}_彩金平台-临川市民政局", "彩金平台"),
    ],
)
def test_what_only_the_title_of_the_window_says_is_a_text_too(name: str, unshown: str) -> None:
    body = f"<p>临川市民政局</p><h1>{TITLE}</h1>{BAR}{BODY}"
    facts = extract_text(f"<html><head><title>{name}</title></head><body>{body}</body></html>", PAGE, day=DAY)
    assert "\n".join(part.text for part in facts.parts if part.kind is PartKind.META) == unshown
