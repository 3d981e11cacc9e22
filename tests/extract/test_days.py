"""The day of publication: what a reader sees, and what only looks like it."""

from datetime import date, datetime

import pytest

from govspider.extract import extract_text
from govspider.items import StatedDays
from govspider.text.dates import CHINA
from tests.extract.building import BODY, DAY, PAGE, TITLE, article, page

JUNE_5 = date(2023, 6, 5)


@pytest.mark.parametrize(
    "bar",
    [
        "<p>发布时间：2023-06-05　来源：市民政局</p>",
        "<p>發佈日期：民國112年6月5日</p>",
        "<p>发布日期：二〇二三年六月五日</p>",
        "<p>【信息发布时间：2023-06-05阅读次数：<b></b>】【<a>关闭</a>】</p>",
        "<p>时间发布：2023-06-05</p>",
        "<p>发布日期：23-06-05</p>",
        "<p><span>发布</span><span>时间</span><span>：</span><span>2023-06-05</span></p>",
        "<p>发表于 25天前　阅读 12</p>",
        "<p><em>来源</em><i>市民政局</i><em>时间</em><i>2023-06-05</i></p>",
        "<p>来源：<i>市民政局</i><i>时间：2023-06-05</i></p>",
        "<dl><dt>发布时间</dt><dd>2023-06-05</dd></dl>",
        "<p>市民政局　2023/6/5 9:10:00　阅读 12</p>",
        "<p>2023年06月05日</p>",
        "<p>有效期至：2025-12-31　发布时间：2023-06-05</p>",
        "<p>成文日期：2023-05-30　发布日期：2023-06-05</p>",
        '<p><time datetime="2023-06-05T10:20:00+08:00">6月5日</time></p>',
        '<p><span id="pubTime">2023-06-05 10:00</span></p>',
        "<p><script>var pubdata='2023-06-05';document.write('发布时间：'+pubdata);</script></p>",
        '<p>发布时间：<b id="fb"></b></p><script>document.getElementById("fb").innerHTML="2023-06-05"</script>',
        "<p>作者：老王　注册时间：2016-03-02　发表于：2023-06-05 12:01</p>",
        "<p>Updated: Jun 5, 2023</p>",
        "<p>2023-06-05 星期一　来源：本站</p>",
        "<p>发布时间：1685928000000</p>",
        "<p>撰写：小周　审核：小吴　发布：信息中心　日期：2023-06-05</p>",
        "<p>来源:市民政局;时间:2023-06-05</p>",
        "<p>编号：20230605001　日期：2023-06-05</p>",
        "<p>信息分类：通知；发布机构：市民政局；发文日期：2023-06-05</p>",
        "<p>2023年6月5日（星期一）　临川日报</p>",
        "<div><p>05</p><p>2023.06</p></div>",
        '<p>发布时间：<script>var t="2023-06-05 10:20";document.write(t.split(" ")[0]);</script></p>',
        "<p>发布时间：<script>document.write(`2023-06-05`)</script></p>",
        "<p>发布时间：20230605102000　来源：市民政局</p>",
        "<p>发布时间：2023-06-04T18:30:00Z</p>",
        "<p>2023年06月05日 10:44&nbsp;&nbsp;赵明&nbsp;&nbsp;点击：[<i>33</i>]</p>",
        "<p><i>市民政局</i><i>06-05 10:44</i></p>",
        '<article><header><time datetime="2023-06-05T09:00:00+08:00">6月5日</time></header></article>',
        "<p style='display:none'>发布时间：2020-01-01</p><p>发布时间：2023-06-05</p>",
        "<p>上稿时间：2023-06-05　供稿单位：地名科</p>",
        "<p>发布日期 2023-06-05 09:30</p>",
        "<p>信息员：小禾　审核：老周　发布：2023-06-05　点击：12</p>",
        "<p>最后更新时间：2023-06-05 11:20</p>",
        "<p>发文日期：2023-05-30　发布日期：2023-06-05</p>",
        "<p>栏目：地名管理　2023-06-05</p>",
        "<p>市民政局 · 25天前</p>",
        "<ol><li>[成文日期]<b>2023-05-30</b></li><li>[发布日期]<b>2023-06-05</b></li></ol>",
        "<p>楼主 发表于 2023-06-05 20:11</p><p>请问路牌何时更换？</p><p>2楼 发表于 2023-06-20 08:00</p>",
        "<p>[信息来源]：市民政局 [发表时间]：2023-06-05 09:30:15</p>",
        "<p>【发布时间】2023-06-05　【阅读】12</p>",
        '<p>发布时间：<b class="t tm"></b></p><script>$(".tm").text("2023-06-05")</script>',
        "<p>Monday, June 5, 2023</p>",
        "<p>［2023-06-05］　来源：市民政局</p>",
        "<p>公告日期：2023-06-05</p>",
        "<p>索引：MZ-2023-88　发布：2023-06-05</p>",
        "<p><b>2023</b>年<b>06</b>月<b>05</b>日　来源：市民政局</p>",
        "<p>市残联　2023年06月05日</p>",
        "<p>市民政局（赵明）　2023年6月5日</p>",
        "<p>编稿时间：2023-06-05　来源：地名科</p>",
        "<p>■ 来源：市民政局　■ 时间：2023-06-05</p>",
        "<p>\u200b2023-06-05\u200b 市民政局</p>",
        "<p>临川市民政局网站 www.linchuan.test　时间：2023-06-05　来源：地名科</p>",
        "<p>2023-06-05 市民政局 赵明</p>",
        "<p>赵明　市民政局　2023-06-05</p>",
        "<p><i>\ue6b2</i>2023-06-05<i>\ue6b3</i>市民政局<i>\ue6b4</i>88</p>",
        "<p>市民政局：2023-06-05</p>",
        "<p>发布：市民政局 | 2023-06-05</p>",
        "<div><p>来源</p><p>市民政局</p><p>发布时间</p><p>2023-06-05</p></div>",
        "<table><tr><td>有效期</td><td>2023-06-01至2028-05-31</td></tr><tr><td>发布日期</td><td>2023-06-05</td></tr></table>",
    ],
)
def test_day_of_publication(bar: str) -> None:
    assert article(bar).published == JUNE_5


@pytest.mark.parametrize(
    "bar",
    [
        "",
        "<p>印发日期：2023-06-05</p>",
        "<p>报名截止时间：2023-06-25</p>",
        "<p>2023年6月5日 赵明 报名截止时间：2023-06-25</p>",
        "<p>赵明 06-05</p>",
        "<p>2023年6月30日 星期五</p>",
        "<div><p>12</p><p>34.5</p></div>",
        '<p>发布时间：<script>document.write(stamp.split(" ")[0])</script></p>',
        '<p>发布时间：<script>document.write("2023-06-05".split(" ")[3])</script></p>',
        "<p>编号：202306050012</p>",
        "<p>会议时间：2023年6月5日；地点：会议室</p>",
        "<p>发布时间：2033-06-05</p>",
        "<p>今天是2023年6月30日 星期五</p>",
        "<p>作者：老王　注册时间：2016-03-02　最后登录：2023-06-28</p>",
        "<p>时间：2023年6月20日上午9:00，地点：会议室。</p>",
        "<p>时间：2023年6月5日　地点：市新闻发布厅</p>",
        "<ul><li>访谈时间：2023-06-05 10:00</li><li>嘉宾：赵明</li></ul>",
        "<p>放映地点：文化广场　放映影片：戏曲片　时间：2023-06-21</p>",
        "<p>街道路牌更换活动 2023-06-05 李红 赵明</p>",
        "<p>征集时间：2023-06-01 至 2023-06-20　状态：进行中</p>",
        "<script>var startDate='2020-01-01', app={'ver':'2022-02-02'};</script>",
    ],
)
def test_no_day_of_publication(bar: str) -> None:
    assert article(bar).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="PubDate" content="Mon, 05 Jun 2023 10:20:00 +0800">',
        '<meta name="PubDate" content="Mon Jun 05 10:20:00 CST 2023">',
        '<meta name="pubdate" content="1685931600000">',
        '<meta property="article:published_time" content="2023-06-04T22:20:00Z">',
        (
            '<script type="application/ld+json">{"dateModified":"2023-0'
            '6-20","datePublished":"2023-06-05T10:20:00+08:00"}</script>'
        ),
        '<script>var publishDate = "2023-06-05 10:00:00";</script>',
    ],
)
def test_day_told_by_tags_and_scripts(head: str) -> None:
    assert article(head=head).published == JUNE_5


def test_what_a_reader_sees_beats_a_tag_and_the_contradiction_is_kept() -> None:
    source = page(
        f"<h1>{TITLE}</h1><p>发布时间：2009-09-30</p><div class=nr>{BODY}</div>",
        head='<meta name="PubDate" content="2018-03-12 17:41">',
    )
    facts = extract_text(source, "http://a.gov.test/201803/t20180312_88.html", day=DAY)
    assert facts.published == date(2009, 9, 30)
    assert facts.stated_days == StatedDays(
        label=date(2009, 9, 30), tag=date(2018, 3, 12), url=date(2018, 3, 12)
    )


@pytest.mark.parametrize(
    "shown",
    [
        '<iframe src="/viewer.html?file=1.pdf"></iframe>',
        "<p>见附件。</p>" + "".join(f'<p><a href="{n}.pdf">路牌核查清单第{n}批</a></p>' for n in range(4)),
    ],
)
def test_an_article_may_be_a_frame_or_files(shown: str) -> None:
    facts = article("<p>发布日期：2023-06-05</p>", body=shown, title=f"{TITLE}_临川市民政局")
    assert (facts.title, facts.published, facts.entries) == (TITLE, JUNE_5, ())


def test_an_address_that_asks_for_an_article_is_no_home_page() -> None:
    source = page(f"<h1>{TITLE}</h1><p>发布日期：2023-06-05</p>{BODY}")
    for path, published in (("index.php?m=content&a=show&id=33", JUNE_5), ("index.php?lang=zh", None)):
        facts = extract_text(source, f"http://mzj.linchuan.gov.test/{path}", day=DAY)
        assert facts.published == published


def test_the_address_alone_tells_a_reader_nothing() -> None:
    facts = extract_text(
        page(f"<h1>{TITLE}</h1><div class=nr>{BODY}</div>"),
        "http://a.gov.test/202306/t20230605_8.html",
        day=DAY,
    )
    assert (facts.published, facts.stated_days.url) == (None, JUNE_5)


def test_the_day_of_a_part_is_not_the_page_s() -> None:
    part = "<h3>结果反馈</h3><p>发布日期：2023-06-28</p><p>共收到意见三十一条，采纳十九条。</p>"
    assert article("<p>发布日期：2023-06-05</p>", body=BODY + part).published == JUNE_5


def test_relative_days_are_counted_from_the_moment_of_fetching_in_china() -> None:
    source = page(f"<h1>{TITLE}</h1><p>发布时间：2小时前</p><div class=nr>{BODY}</div>")
    fetched = datetime(2023, 7, 4, 1, 0, tzinfo=CHINA)
    assert extract_text(source, PAGE, day=DAY).published == DAY
    assert extract_text(source, PAGE, day=DAY, fetched=fetched).published == date(2023, 7, 3)


@pytest.mark.parametrize(
    "behind",
    [
        (
            "<div class=pl><h4>网友评论</h4><p>张先生 发表时间：2023-06-20</p>"
            "<p>希望尽快更换路牌，方便群众出行，谢谢。</p></div>"
        ),
        (
            "<div class=xg><h3>相关信息</h3><ul><li><a href=1.html>市民政局召开半年工作会议</a>"
            "<span>发布时间：2023-06-28</span></li></ul></div>"
        ),
        "<div>网站最近更新：2023-06-29</div>",
        "<div class=foot>最后更新时间：2023-06-29</div>",
    ],
)
def test_days_of_comments_and_other_articles_are_not_the_page_s(behind: str) -> None:
    assert article("<p>发布时间：2023-06-05</p>", behind=behind).published == JUNE_5
    assert article(behind=behind).published is None


@pytest.mark.parametrize(
    ("bar", "source"),
    [
        ("<p>来源：市民政局　时间：2023-06-05</p>", "市民政局"),
        ("<p>来源于：市民政局</p>", "市民政局"),
        ("<p>2023-06-05　稿源：临川晚报　作者：小禾</p>", "临川晚报"),
        ("<dl><dt>来源</dt><dd>市民政局</dd></dl>", "市民政局"),
        ("<p>文章来源：　信息来源：市民政局　发布日期：2023-06-05</p>", "市民政局"),
        ("<p>来源：县卫健局（县疾控中心）　时间：2023-06-05</p>", "县卫健局（县疾控中心）"),
        ("<p>日期：2023-06-05 来源：市水务局 编辑：小禾 点击：86次</p>", "市水务局"),
        ("<p><i>发布时间：2023-06-05</i><i>来源：</i></p>", ""),
        ("<p>来源：　作者：李四　时间：2023-06-05</p>", ""),
        ("<p>2023-06-05　来源：【字体：大 中 小】</p>", ""),
        ("<p>发布时间：2023-06-05</p><p>来源：</p>", ""),
        ("<p>作者：王五　时间：2023-06-05</p>", ""),
        ("<p>来源：null</p>", ""),
        ("<p>2023-06-05 / 来源：市民政局 / 阅读 55</p>", "市民政局"),
        ("<p>来源：市民政局，时间：2023-06-05</p>", "市民政局"),
        ("<p>本文来源：市民政局；时间：2023-06-05</p>", "市民政局"),
        ("<p>时间：2023-06-05　来源：[!--befrom--]</p>", ""),
        ("<p>时间：2023-06-05　来源：{dede:field.source/}</p>", ""),
        ("<p>时间：2023-06-05　来源：${info.source}</p>", ""),
        ("<p>供稿：城北街道办　2023-06-05</p>", "城北街道办"),
        ("<p>供稿：小禾　2023-06-05</p>", ""),
        ("<p style='display:none'>来源：临川晚报</p><p>2023-06-05</p>", ""),
        ("<p><i>市民政局</i><i>昨天 08:15</i></p>", "市民政局"),
        ("<p>2023-06-05 / 地名研究所 / 浏览 31</p>", "地名研究所"),
        ("<div><p>2023-06-05</p><p>市民政局</p><p>浏览：12</p></div>", "市民政局"),
        ("<b>报送单位</b><i>：</i><u>地名科</u> <b>报送日期</b><i>：</i><u>2023-06-05</u>", "地名科"),
        ("<p>2023-06-05 市民政局 赵明</p>", "市民政局"),
        ("<p>发布时间：\u20022023-06-05\u2003来源：\u2002市民政局</p>", "市民政局"),
        ("<p>■ 来源：市民政局　■ 时间：2023-06-05</p>", "市民政局"),
        ("<p>时间：2023-06-05 <cite>市民政局</cite></p>", "市民政局"),
        ("<p>时间：2023-06-05 打印 分享到</p>", ""),
        ("<p class=ly>核查时间：2023年6月1日</p>", ""),
        ("<div class=lm>新闻中心</div><div class=rq>2023-06-05</div>", ""),
        ("<p>发布：市民政局　时间：2023-06-05</p>", "市民政局"),
        ("<p>发布：赵明　时间：2023-06-05</p>", ""),
        ("<p><i>\ue6b2</i>2023-06-05<i>\ue6b3</i>市民政局<i>\ue6b4</i>88</p>", "市民政局"),
        ("<p><i>来源：临川发布</i><i>时间：2023-06-05</i></p>", "临川发布"),
        ("<p>来源：临川发布　时间：2023-06-05</p>", "临川发布"),
        ("<p>【发布时间】2023-06-05　【信息来源】市民政局　【阅读】12</p>", "市民政局"),
        (
            (
                "<table><tr><th>来源</th><th>发布时间</th></tr><tr><td>市民政局</td><td>2023-06-05</td></tr>"
                "<tr><th>文号</th><th>有效性</th></tr><tr><td>临民〔2023〕3号</td><td>有效</td></tr></table>"
            ),
            "市民政局",
        ),
        ("<p>路牌更换志愿服务走进社区 2023-06-05</p>", ""),
    ],
)
def test_source(bar: str, source: str) -> None:
    assert article(bar, body="<p>市民政局负责人介绍，本次核查历时两个月。</p>" + BODY).source == source


def test_a_bar_behind_an_abstract_may_tell_its_day_without_a_label() -> None:
    body = (
        f"<p>摘要：市里对城区主次干道的路牌开展逐条核查和整改工作。</p><p>2023-06-05　来源：地名科</p>{BODY}"
    )
    assert (article(body=body).published, article(body=body).source) == (JUNE_5, "地名科")


def test_an_office_above_the_title_is_no_source() -> None:
    heading = f"<div>临川市信息中心</div><div>{TITLE}</div><div>2023-06-05</div>"
    assert article(heading=heading, title=TITLE).source == ""


def test_a_title_with_a_day_is_no_source() -> None:
    facts = article("<p>2023-06-05</p>", heading="<h1>临川市地名日报（2023年6月4日）</h1>")
    assert (facts.title, facts.source) == ("临川市地名日报（2023年6月4日）", "")


def test_the_imprint_of_a_document_is_its_text() -> None:
    facts = article(body=f"{BODY}<p>临川市民政局办公室 2023年6月5日印發</p>")
    assert facts.text.endswith("印發")
    assert facts.published is None


def test_bars_are_no_main_text() -> None:
    facts = article(
        body="<p>摘要：市里对城区主次干道的路牌开展逐条核查和整改工作。</p><p>发布时间：2023-06-05　来源：市民政局</p>"
        + BODY
    )
    assert facts.published == JUNE_5
    assert "发布时间" not in facts.text
    assert facts.text.startswith("摘要")
