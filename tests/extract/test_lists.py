"""Lists: each entry once, with the date that is shown for it and no other."""

from datetime import date

import pytest

from govspider.extract import extract_text
from tests.extract.building import BODY, DAY, PATH, article, column, page

TITLES = (
    "市民政局召开半年工作会议",
    "我市新建三处社区食堂",
    "关于公布地名更名清单的公告",
    "婚姻登记处迁址通告",
)
DAYS = (date(2023, 6, 20), date(2023, 6, 11), date(2023, 5, 30), date(2023, 5, 12))
ROWS = tuple(zip(range(4), TITLES, DAYS, strict=True))


def made(form: str) -> str:
    return "".join(
        form.format(
            n=n,
            t=title,
            d=day,
            md=f"{day:%m-%d}",
            dd=f"{day:%d}",
            ym=f"{day:%Y-%m}",
            y2=f"{day:%y-%m-%d}",
            m=day.month,
            w=day.replace(year=2022),
        )
        for n, title, day in ROWS
    )


@pytest.mark.parametrize(
    "form",
    [
        (
            '<ul class=l><li class=t><a href="{n}.html"><b>{t}</b></a></li><li>概述文字，请见全文。'
            '<a href="{n}.html">[查看全文]</a></li><li>发布时间：{d} 12:07:36</li></ul>'
        ),
        '<li><a href="{n}.html">{t}</a></li><li class=d>{d}</li>',
        '<li class=d>{d}</li><li><a href="{n}.html">{t}</a></li>',
        '<li><a href="{n}.html">{t}({d})</a></li>',
        '<li><a href="{n}.html" date-value="{d} 09:54:00">[{md}] {t}</a></li>',
        '<li><a href="javascript:void(0)" onclick="view(\'{n}\')">{t}</a><i>{d}</i></li>',
        "<li onclick=\"location.href='{n}.html'\"><h4>{t}</h4><i>{d}</i></li>",
        '<li><div><b>{dd}</b><i>{ym}</i></div><a href="{n}.html">{t}</a></li>',
        '<li><a href="{n}.html">{t}</a><i>{y2}</i></li>',
        '<li><a href="{n}.html">{t}</a><p>成文日期：{w}　发布日期：{d}</p></li>',
        '<li><a href="{n}.html">{t}</a><i>截止日期：2023-07-20</i><i>发布日期：{d}</i></li>',
        '<li><a href="{n}.html">{t}</a><p>2018年3月1日印发的旧文件同时废止。</p><em>{md}</em></li>',
        '<li data-time="{d} 10:20"><a href="{n}.html">{t}</a></li>',
        "<script>document.write(\"<li><a href='{n}.html'>{t}</a><i>{d}</i></li>\")</script>",
        '<span>{d}</span><a href="{n}.html">{t}</a>',
        '<h3><a href="{n}.html">{t}</a></h3><i>{d}</i><p>我局按照部署要求，扎实推进，取得明显成效。</p>',
        '<li><a href="{n}.html"><em>{d}</em>{t}</a></li>',
        '<li><a href="{n}.html">{t} <i>{d}</i> <i>12{n}次</i></a></li>',
        '<li><a href="{n}.html" title="{t}（{d}）">{t}</a></li>',
        '<li><a href="{n}.html" title="文章标题：{t}&#10;发布时间：{d}&#10;点击次数：3">{t:.4}..</a></li>',
        '<li onclick="showDetail({n})"><p>{t}</p><i>{d}</i></li>',
        '<li onclick="goDetail({n})"><b>{t}</b><i>{md}</i></li>',
        '<li><b>{dd}</b><i>{m}月</i><a href="{n}.html">{t}</a></li>',
        '<li><a href="{n}.html">{t}</a><i>更新：{d}</i></li>',
        '<li><a href="#/detail/{n}">{t}</a><i>{d}</i></li>',
        '<li><a href="{n}.html">{t}</a><i>{d}发布</i></li>',
        '<li><a href="{n}.html">{t}</a><i>{d}，临川日报</i></li>',
        '<li><a href="{n}.html">{t}</a><i title="{d} 10:20">近日</i></li>',
        '<li><a href="{n}.html">{t}</a><p>会议定于<b>2023-06-29</b>召开，请准时参加。</p><i>{d}</i></li>',
        '<dl><dt><a href="{n}.html">{t}</a></dt><dd>扎实推进，取得明显成效。</dd><dd>{d}</dd></dl>',
        '<li><a href="{n}.html">{t}</a><i>{d}</i><div><b>生成日期</b>：<s>{w}</s></div></li>',
        '<li><a href="/c/" class=c>[通知]</a><a href="{n}.html">{t}</a><i>[市府办] {d}</i></li>',
        '<li><a href="{n}.html">{t}</a><time datetime="{d}T09:00:00+08:00">近日</time></li>',
        '<table><tr><td><a href="{n}.html">{t}</a></td></tr><tr><td>点击：{n} 发布时间：{d}</td></tr></table>',
        '<li><b>{t}</b><p>全市上下扎实推进，群众反映良好。</p><a href="{n}.html">[查看详情]</a><i>{d}</i></li>',
        '<li><a href="{n}.html">{t}</a>（2.{n}MB）{d}</li>',
        '<li>[<a href="/c/">地名管理</a>] <a href="{n}.html">{t}</a><i>{d}</i></li>',
        '<li><b>{dd}</b>日<br><i>2023年{m}月</i><a href="{n}.html">{t}</a></li>',
        '<dl><dt>{d}</dt><dd><a href="{n}.html">{t}</a></dd></dl>',
        '<dt>{d}</dt><dd><a href="{n}.html">{t}</a></dd>',
        '<li><b>{ym}</b> / <i>{dd}</i><a href="{n}.html">{t}</a></li>',
    ],
)
def test_entries_with_their_dates(form: str) -> None:
    facts = column(f"<ul>{made(form)}</ul>" if "<ul" not in form else made(form))
    assert [(entry.title, entry.date) for entry in facts.entries] == [(title, day) for _, title, day in ROWS]
    assert facts.published is None


def test_the_head_of_a_table_says_which_date_is_which() -> None:
    rows = made('<tr><td><a href="{n}.html">{t}</a></td><td>{w}</td><td>{d}</td></tr>')
    facts = column(f"<table><tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>{rows}</table>")
    assert [entry.date for entry in facts.entries] == list(DAYS)
    facts = column(f"<table><tr><th>标题</th><th>截止日期</th><th>有效期至</th></tr>{rows}</table>")
    assert [entry.date for entry in facts.entries] == [None] * 4


@pytest.mark.parametrize(
    "titles",
    [
        (
            "2021年12月31日前完成隐患整改工作的通知",
            "关于2020年10月1日起施行有关规定的通告",
            "2019年3月1日以来救助资金发放情况公示",
        ),
        ("2021年1-5月养老服务统计公报", "2022年1-5月养老服务统计公报", "2023年1-5月养老服务统计公报"),
    ],
)
def test_a_date_in_a_title_is_not_the_entry_s(titles: tuple[str, ...]) -> None:
    facts = column(
        "<ul>"
        + "".join(f'<li><a href="1000{n}.html">{title}</a></li>' for n, title in enumerate(titles))
        + "</ul>"
    )
    assert [(entry.title, entry.date) for entry in facts.entries] == [(title, None) for title in titles]


def test_a_title_with_a_comma_in_a_long_row_is_an_entry() -> None:
    titles = ("规范经营行为，推广优惠乘车", "市领导到各镇调研交通建设工作", "完善视频监控系统建设方案")
    rows = "".join(
        f"<tr><td>{n}</td><td>4419000068/2023-0013{n}</td><td><a href='p_{n}.html'>{title}</a></td>"
        f"<td>2023-06-1{9 - n}</td></tr>"
        for n, title in enumerate(titles)
    )
    assert [entry.title for entry in column(f"<table>{rows}</table>").entries] == list(titles)


def test_a_newest_entry_without_a_date_stays_without() -> None:
    facts = column(
        '<ul><li><a href="9.html">关于开展婚俗改革的倡议书</a></li>'
        + made('<li><a href="{n}.html">{t}</a><i>{d}</i></li>')
        + "</ul>"
    )
    assert [entry.date for entry in facts.entries] == [None, *DAYS]


def test_relative_dates() -> None:
    told = ("2小时前", "昨天 23:01", "3天前", "2周前")
    facts = column(
        "<ul>"
        + "".join(f'<li><a href="{n}.html">{TITLES[n]}</a><i>{text}</i></li>' for n, text in enumerate(told))
        + "</ul>"
    )
    assert [(DAY - entry.date).days for entry in facts.entries if entry.date] == [0, 1, 3, 14]


def test_the_page_s_own_list_and_not_that_beside_it() -> None:
    beside = "".join(
        f'<li><a href="/xw/{n}.html">市民政局第{n}次工作例会召开</a><i>2023-06-2{n}</i></li>'
        for n in range(7)
    )
    own = made('<li><a href="/gk/tz/{n}.html">{t}</a><i>{d}</i></li>')
    facts = column(
        (
            f'<div class="left"><h3>最新动态</h3><ul>{beside}</ul></div>'
            f'<div class="right"><h2>通知公告</h2><ul>{own}</ul></div>'
        ),
        name="导航",
    )
    assert [entry.title for entry in facts.entries] == list(TITLES)


def test_a_list_with_a_few_dates_is_a_list() -> None:
    rows = (
        made('<li><a href="{n}.html">{t}</a></li>')
        + '<li><a href="9.html">关于公布名录的通知</a><i>2023-06-01</i></li>'
    )
    facts = column(f"<ul>{rows}</ul>")
    assert [entry.date for entry in facts.entries] == [None] * 4 + [date(2023, 6, 1)]


def test_a_tab_that_a_style_hides_is_not_the_page_s_list() -> None:
    own = made('<li><a href="{n}.html">{t}</a><i>{d}</i></li>')
    row = '<li><a href="8{n}.html">第{n}次走访活动开展</a><i>2023-06-29</i></li>'
    other = "".join(row.format(n=n) for n in range(9))
    facts = column(f'<ul>{own}</ul><ul style="display:none">{other}</ul>')
    assert [entry.date for entry in facts.entries] == list(DAYS)
    facts = column(f'<div style="display:none"><ul>{own}</ul></div>')  # until a script shows it
    assert [entry.date for entry in facts.entries] == list(DAYS)


@pytest.mark.parametrize(
    "shown", ["截止：2023-07-10", "剩余3天", "2023-06", "010-12345678", "第12期", "有效期至2025-06-01"]
)
def test_what_is_no_day_of_an_entry(shown: str) -> None:
    facts = column(f"<ul>{made('<li><a href={n}.html>{t}</a><i>' + shown + '</i></li>')}</ul>")
    assert [entry.date for entry in facts.entries] == [None] * 4


def test_a_number_before_a_title_and_a_month_behind_it_are_no_day() -> None:
    facts = column(f"<ul>{made('<li><em>1</em><a href={n}.html>{t}</a><i>{m}月</i></li>')}</ul>")
    assert [entry.date for entry in facts.entries] == [None] * 4


def test_a_table_in_a_cell_of_a_row() -> None:
    rows = "".join(
        f"<tr><td><table><tr><td><img></td><td><a href={n}.html>{title}</a></td></tr></table></td><td>{day}</td></tr>"
        for n, title, day in ROWS
    )
    assert [(entry.title, entry.date) for entry in column(f"<table>{rows}</table>").entries] == [
        (title, day) for _, title, day in ROWS
    ]


def test_two_entries_in_a_row_and_a_category_beside_one() -> None:
    def row(*titles: str) -> str:
        cells = (f"<td><a href={title}.html>{title}</a></td><td>2023-06-05</td>" for title in titles)
        return f"<tr>{''.join(cells)}</tr>"

    titles = (
        "路牌更换进社区",
        "全市地名标志核查整改动员会召开",
        "门牌编制规范解读会",
        "关于征集老地名线索的公告",
    )
    facts = column(f"<table>{row(*titles[:2])}{row(*titles[2:])}</table>")
    assert tuple(entry.title for entry in facts.entries) == titles
    rows = "".join(
        f"<li><a href=/c/>[通知]</a><a href={title}.html>{title}</a>……2023-06-05</li>" for title in titles
    )
    assert [entry.date for entry in column(f"<ul>{rows}</ul>").entries] == [date(2023, 6, 5)] * len(titles)
    rows = "".join(
        f"<tr><td><a href=/c/{n}>[通知]</a> <a href={title}.html>{title}</a></td><td>2023-06-05</td></tr>"
        for n, title in enumerate(titles)
    )
    entries = column(f"<table>{rows}</table>").entries
    assert [(entry.title, entry.date) for entry in entries] == [(title, date(2023, 6, 5)) for title in titles]


def test_the_pages_before_and_behind_in_a_cell_make_no_list() -> None:
    prose = "<br>".join(["市发展和改革局当场向有关单位提出整改意见，要求明确责任人和完成时限。"] * 4)
    before = "<a href=/show.asp?id=3400000>文明祭扫倡议书</a>"
    behind = "<a href=/show.asp?id=3400200>市发展和改革局部署商贸流通工作</a>"
    rows = (
        "您的位置：<a href=/>首页</a> → <a href=/list.asp?cid=1>政务要闻</a> → 正文",
        "<b>某局组织开展主题活动</b>",
        "发布日期：2023-06-20　信息来源：某局　浏览次数：740",
        f"{prose}<p><a href=/files/P1.xlsx>附件：补贴发放名单（2）</a></p>",
        f"上一篇：{before}<br>下一篇：{behind}",
    )
    table = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    source = page(f"<table>{table}</table>", title="某局组织开展主题活动 - 某局网站")
    facts = extract_text(source, "http://fgj.linchuan.gov.test/show.asp?id=3400100", day=DAY)
    assert (facts.title, facts.published, facts.entries) == ("某局组织开展主题活动", date(2023, 6, 20), ())


def test_short_titles_with_a_text_of_their_own_are_no_menu() -> None:
    def made(told: str) -> int:
        titles = ("非遗体验日", "合唱音乐会", "少儿讲座课")
        rows = "".join(f"<li><a href={n}.html>{title}</a>{told}</li>" for n, title in enumerate(titles))
        return len(column(f"<ul>{rows}</ul>").entries)

    assert (made("<p>活动时间：2023-10-01　地点：文化馆</p>"), made("")) == (3, 0)


def test_rows_without_links_make_no_article() -> None:
    rows = made("<div><p>{t}</p><p>发布时间：{d}</p></div>")
    source = page(f"<h1>信息公开工作年度报告</h1>{rows}", title="信息公开工作年度报告-临川市民政局")
    assert extract_text(source, "http://mzj.linchuan.gov.test/nb/", day=DAY).published is None


def test_the_list_below_the_path_and_not_that_of_another_column() -> None:
    own = made('<li><a href="/info/1/{n}.html">{t}</a><i>{d}</i></li>')
    row = '<li><a href="/b/{n}.html">关于做好第{n}批社区服务设施移交的通知</a><i>2023-06-29</i></li>'
    other = "".join(row.format(n=n) for n in range(9))
    main = f"{PATH}<ul>{own}</ul><div><div>公示公告</div><ul>{other}</ul></div>"
    facts = extract_text(
        page(main, title="通知公告_临川市民政局"), "http://mzj.linchuan.gov.test/gk/tz/", day=DAY
    )
    assert [entry.date for entry in facts.entries] == list(DAYS)


def test_an_article_with_links_between_its_paragraphs_is_no_list() -> None:
    body = "".join(f'<p><a href="{n}.html">关于路牌核查的第{n}号说明</a></p>{BODY}' for n in range(4))
    facts = article("<p>发布时间：2023-06-05</p>", body=body)
    assert facts.entries == ()
    assert facts.text.count("逾期未报") == 4
