"""What comes is read as a browser reads it."""

import asyncio
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from scrapy.http import HtmlResponse, Response

from govspider.checks.bad_sites import load_bad_sites
from govspider.crawl.fetch_results import FetchResult
from govspider.crawl.frontier import PageTask
from govspider.crawl.page_reading import PageReader, file_name, is_html, moment_on, refresh_of
from govspider.crawl.walls import Walls
from govspider.extract.isolated import IsolatedExtractor, PageLimits
from govspider.items import Outcome, Page, PageRole, PartKind
from govspider.text.page_words import PageUse
from tests.stores import DICTIONARIES

DAY, URL = date(2023, 6, 30), "http://a.test/x/"
READER = PageReader(DAY, Walls(load_bad_sites(DICTIONARIES).words))
MORE = "本局认真落实年度工作安排，有关事项已经办结并向社会公开。" * 20


def read(html: str, status: int = 200) -> Page:
    response = HtmlResponse(URL, status, body=html.encode(), headers={"Content-Type": "text/html"})
    return READER.page("4419000001", PageTask(URL, 0), FetchResult(Outcome.OK, response=response))


@pytest.mark.parametrize(
    "html",
    [
        "<title>安全验证</title><p>请完成以下操作</p>",
        "<p>请按住滑块，拖动到最右边</p>",
        "<p>您的请求被拦截，请联系管理员</p>",
        "<p>由于请求方法存在潜在安全风险，被某某网站安全防护拦截。如有误报请联系客服</p>",
        "<title>Just a moment...</title><p>Verifying you are human</p>",
        "<script>var $_ts=window['$_ts']||{};</script>",
        "<script>document.cookie='k=v;path=/';location.reload();</script>",
        "<title>提示</title><p>您当前的访问行为存在异常，请稍后重试</p>",
        "<title>提示</title><p>您的请求包含恶意行为，不予受理</p>",
        "<title>提示</title><p>网站正在进行安全检测，请稍候…</p><p>安全检测能力由某某提供</p>",
        "<title>Request Rejected</title><p>The requested URL was rejected. Support ID: 17</p>",
        "<div id=box></div><script src='/.safeline/challenge/v2/challenge.js'></script>",
        "<script src='/renji_296d626f_0cc175b9c0f1b6a831c399e2697726.js?id=1'></script>",
        "<form action='/wzws-waf-cgi/' method=post><input name=a type=hidden></form>",
        "<meta id=Nx7 content=Qw r='m'><script src='/4Qb/d.Fx.js' r='m'></script>",
    ],
)
def test_walls(html: str) -> None:
    assert read(html).outcome is Outcome.BLOCKED


@pytest.mark.parametrize(
    "html",
    [
        f"<title>通知</title><p>{MORE}办事高峰时系统繁忙，请稍后再试。</p>",
        "<title>安全验证码使用说明</title><ul>"
        + "<li><a href='1.html'>说明</a> 2023-06-01</li>" * 13
        + "</ul>",
        f"<p>{MORE}</p><script>document.cookie='seen=1';location.href;</script>",
        "<title>办事指南</title><p>请携带身份证到窗口办理。</p>",
        "<title>工作动态</title><p>市大数据局组织技术人员对政务云进行安全检测。</p>",
        "<title>网络安全宣传周</title><p>发现可疑的链接不要点击，请向公安机关举报。</p>",
        "<meta content=Qw r='m'><script src='/4Qb/d.Fx.js' r='m'></script><title>停水公告</title><p>老城区明日停水。</p>",
    ],
)
def test_pages_that_only_speak_of_it_are_none(html: str) -> None:
    assert read(html).outcome is Outcome.OK


LOGIN = "<form>用户名 <input name=user> 密码 <input type=password> <button>登录</button></form>"
BY_PHONE = "<form><input placeholder=请输入手机号><input placeholder=验证码><button>登录</button></form>"
MENU_OF_SITE = "".join(
    f"<a href='/{n}/'>{name}</a> "
    for n, name in enumerate(("首页", "机构", "动态", "公告", "政策", "服务", "互动"))
)
FOOT = (
    "<p>主办：宁川市农业农村局　地址：宁川市文昌路18号　网站标识码：5305980001　备案号：滇ICP备05000001号</p>"
)
COLUMN, SSO = "http://a.test/yb/", "http://a.test/sso/login?service=%2Fyb%2F"


def sent(html: str, asked: str = COLUMN, landed: str = "", role: PageRole = PageRole.COLUMN) -> Outcome:
    """What comes of an address where another one answers."""
    response = HtmlResponse(
        landed or asked, body=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"}
    )
    return READER.page(
        "4419000001", PageTask(asked, 0, role), FetchResult(Outcome.OK, response=response)
    ).outcome


@pytest.mark.parametrize(
    ("html", "landed"),
    [
        (f"<title>统一身份认证平台</title><h1>统一身份认证平台</h1>{LOGIN}<p>请登录后查看内容。</p>", SSO),
        (f"<title>某市政务服务网</title>{MENU_OF_SITE}{LOGIN}{FOOT}", "http://passport.a.test/"),
        ("<title>某平台</title><p>手机扫码登录</p>", "http://a.test/app/#/login"),
        (f"<title>用户登录-某市政务服务网</title>{BY_PHONE}", ""),
        (f"<title>办件中心</title>{LOGIN}", ""),
        ("<script>alert('请先登录');history.go(-1);</script>", ""),
        ('{"code":401,"msg":"用户未登录"}', ""),
        ("<title>提示</title><p>您的登录已过期，请重新登录</p>", ""),
        ("<title>Error</title><p>Session expired, please log in.</p>", ""),
    ],
)
def test_what_asks_to_log_in_is_a_wall(html: str, landed: str) -> None:
    assert sent(html, landed=landed) is Outcome.BLOCKED


@pytest.mark.parametrize(
    ("html", "landed"),
    [
        # An empty column beside a field to log in: the column is what was asked for.
        (f"<title>公告</title>{MENU_OF_SITE}<h2>公告</h2>{LOGIN}{FOOT}", ""),
        (f"<title>公告</title><p>您好，请登录</p>{MENU_OF_SITE}<h2>公告</h2>{FOOT}", ""),
        # A letter is looked up by its number and a password of its own.
        (
            "<title>信件查询</title><form>编号 <input name=no> 查询密码 <input type=password name=pw></form>",
            "",
        ),
        # About logins, and not one.
        (f"<title>登录医保网厅需要先完成实名认证</title><p>{MORE}</p>", ""),
        (f"<title>统一身份认证平台使用说明</title><p>首次使用须注册。{MORE[:200]}</p>", ""),
        (
            "<title>办事指南</title><p>网上办理时请先登录省政务服务网，再选择所在区县和办理部门，按照页面上的提示填写申请表并上传材料。窗口办理请携带身份证。</p>",
            "",
        ),
        # The list is there, wherever it lies.
        (
            "<title>动态</title><ul>"
            + "<li><a href='{0}.html'>{0}号工作简报</a> 2023-06-01</li>".format("1") * 5
            + "</ul>",
            SSO,
        ),
        (f"<title>护照办理</title>{MENU_OF_SITE}<p>{MORE}</p>", "http://a.test/passport/index.html"),
    ],
)
def test_what_only_speaks_of_logins_is_none(html: str, landed: str) -> None:
    assert sent(html, landed=landed) is Outcome.OK


@pytest.mark.parametrize(
    ("asked", "role", "outcome"),
    [
        ("http://a.test/admin/login.html", PageRole.ARTICLE, Outcome.OK),
        ("http://a.test/m/#/login", PageRole.MENU, Outcome.OK),
        ("http://a.test/admin/login.html", PageRole.COLUMN, Outcome.BLOCKED),
        (SSO, PageRole.MENU, Outcome.BLOCKED),  # what the entry is about stands behind it
        ("http://a.test/office/", PageRole.MENU, Outcome.BLOCKED),
        ("http://a.test/app/", PageRole.STORE, Outcome.OK),  # read by those who open it
    ],
)
def test_a_login_that_is_asked_for_is_what_was_asked_for(
    asked: str, role: PageRole, outcome: Outcome
) -> None:
    assert sent(f"<title>用户登录</title>{LOGIN}", asked, role=role) is outcome


def test_what_scripts_have_not_drawn_yet_is_no_login() -> None:
    box = "<div style='display:none'>登录 <input type=password></div>"
    html = f"<title>公告</title><div id=app></div>{box}<script src=/app.js></script>"
    assert sent(html) is Outcome.OK
    assert sent(html, "http://a.test/1.pdf", SSO, PageRole.ATTACHMENT) is Outcome.BLOCKED


@pytest.mark.parametrize(
    ("header", "to"),
    [
        ("0; url=/y/", "http://a.test/y/"),
        ("3;URL='http://b.test/'", "http://b.test/"),
        ("30", ""),
        ("30; url=/x/", ""),
        ("", ""),
    ],
)
def test_refresh_headers_lead_on(header: str, to: str) -> None:
    assert refresh_of(Response(URL, headers={"Refresh": header})) == to


def test_pictures_that_are_called_pages_are_pictures() -> None:
    picture = Response(URL, body=b"\xff\xd8\xff\xe0..", headers={"Content-Type": "text/html"})
    assert not is_html(picture)
    assert is_html(Response(URL, body=b"<p>", headers={"Content-Type": "text/html"}))


def test_an_inspection_of_another_day_is_read_at_that_day() -> None:
    assert moment_on(DAY).date() == DAY
    today = datetime.now(ZoneInfo("Asia/Shanghai")).date()
    assert moment_on(today).date() == today


def test_of_a_page_that_came_packed_a_probe_reads_the_beginning() -> None:
    body = f"<title>通知</title><p>{MORE}</p>".encode() + b"<!-- -->" * 50_000 + "<p>之后</p>".encode()
    response = HtmlResponse(URL, body=body, headers={"Content-Type": "text/html"})
    facts = READER.facts(FetchResult(Outcome.OK, response=response))
    assert facts is not None
    assert [part.text for part in facts.parts if part.kind is PartKind.BODY] == [MORE]


def read_apart(html: str, limits: PageLimits) -> Page:
    extractor = IsolatedExtractor(limits)
    reader = PageReader(DAY, READER.walls, extractor)
    response = HtmlResponse(
        URL, body=html.encode(), headers={"Content-Type": "text/html", "Refresh": "5; url=/b"}
    )
    result = FetchResult(Outcome.OK, response=response)
    try:
        return asyncio.run(reader.read("4419000001", PageTask(URL, 0), result))
    finally:
        extractor.close()


def test_a_large_page_is_read_apart_as_it_would_be_here() -> None:
    trusted = READER.walls.words.of(PageUse.TRUSTED_HOST)[0]
    unseen = f"<div style='position:absolute;left:-9999px'><a href='http://www.{trusted}/'>媒体</a><a href='http://b.test/'>乙</a></div>"
    html = f"<title>通知</title>{unseen}<p>{MORE}</p>" + "<!-- -->" * 50_000
    apart, here = read_apart(html, PageLimits()), read_apart(html[:1000], PageLimits())
    assert apart.outcome is here.outcome is Outcome.OK
    assert apart.facts is not None
    assert here.facts is not None
    assert apart.facts.text == here.facts.text
    assert apart.facts.links == here.facts.links
    assert [link.hidden for link in here.facts.links] == [False, True], (
        "dictionaries hold for large pages, too"
    )
    assert apart.facts.refresh_to == here.facts.refresh_to == "http://a.test/b"
    assert (apart.size, apart.charset) == (len(html.encode()), "utf-8")


@pytest.mark.parametrize(
    "limits",
    [PageLimits(memory=1 << 20), PageLimits(memory=96 << 20), PageLimits(seconds=-1)],
    ids=["memory", "memory that a parser lacks, which calls it by another name", "time"],
)
def test_a_page_that_costs_more_than_its_limit_is_unjudged(limits: PageLimits) -> None:
    page = read_apart("<ul>" + "<li><a href='/0.html'>工作动态简报</a> 2023-06-28</li>" * 60_000, limits)
    assert (page.outcome, page.facts) == (Outcome.TOO_LARGE, None)
    assert "未能判定" in page.error


@pytest.mark.parametrize(
    ("header", "name"),
    [
        (b"attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.csv", "名单.csv"),
        (b"attachment; filename=%E5%90%8D%E5%8D%95.xls", "名单.xls"),
        ("attachment; filename=名单.doc".encode("gb18030"), "名单.doc"),
        ('attachment; filename="名单.doc"'.encode(), "名单.doc"),
        (b"inline", ""),
        (b"", ""),
        (b"attachment; filename*=idna''%80", ""),
        (b"attachment; filename*=undefined''a", ""),
        (b"attachment; filename*" + b"1" * 5000 + b"=a", ""),
    ],
)
def test_the_name_that_a_server_gives_a_file(header: bytes, name: str) -> None:
    assert file_name(header) == name


def test_any_name_can_be_written() -> None:
    assert file_name(b"attachment; filename*=unicode_escape''%5Cud800.doc").endswith(".doc")
    file_name(b"attachment; filename*=unicode_escape''%5Cud800.doc").encode()
