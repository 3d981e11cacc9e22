"""What a page loads, what its scripts write and fill, what it shows instead of text."""

import time
from datetime import date

import pytest

from govspider.extract import extract, extract_text
from govspider.items import LinkKind, Media, PageFacts
from tests.extract.building import PATH, TITLE, page

DAY = date(2023, 6, 30)
SITE = "http://mzj.linchuan.gov.test"
PAGE = f"{SITE}/gk/tz/content_88.html"


def read(html: str) -> PageFacts:
    return extract_text(html, PAGE, day=DAY)


def addresses(html: str) -> list[str]:
    return [link.url.removeprefix(SITE) for link in read(html).links]


@pytest.mark.parametrize(
    ("href", "absolute"),
    [
        ("http:///x.html", "http://x.html"),
        ("a//b.html", f"{SITE}/gk/tz/a//b.html"),
        ("%2e%2e/a.html", f"{SITE}/gk/a.html"),
        ("..%2fa.html", f"{SITE}/gk/tz/..%2fa.html"),
        ("http:a.html", f"{SITE}/gk/tz/a.html"),
        ("\\\\b.test\\x", "http://b.test/x"),
        ("a\tb.html", f"{SITE}/gk/tz/ab.html"),
        ("HTTP://b.test/a/./b/../c", "http://b.test/a/c"),
    ],
)
def test_addresses_are_what_a_browser_makes_of_them(href: str, absolute: str) -> None:
    assert [link.url for link in read(f'<a href="{href}">通知</a>').links] == [absolute]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<video src="/v/1.mp4" poster="/v/1.jpg"></video>', {"/v/1.mp4": "resource", "/v/1.jpg": "image"}),
        (
            '<video><source src="/v/1.webm"><track src="/v/1.vtt"></video>',
            {"/v/1.webm": "resource", "/v/1.vtt": "resource"},
        ),
        ('<audio src="/v/1.mp3"></audio>', {"/v/1.mp3": "resource"}),
        (
            '<img src="/a.jpg" srcset="/b.jpg 1x, /c.jpg 2x">',
            {"/a.jpg": "image", "/b.jpg": "image", "/c.jpg": "image"},
        ),
        ('<object data="/f/1.swf"></object>', {"/f/1.swf": "resource"}),
        ('<embed src="/f/2.swf">', {"/f/2.swf": "resource"}),
        ('<form action="/so.jsp"><input name=k></form>', {"/so.jsp": "form"}),
        ('<div style="background:url(/i/bg.png)">通知</div>', {"/i/bg.png": "image"}),
        (
            '<style>.footer{background:url("/i/a.png")} .none{background:url(/no.png)} @font-face{src:url(/f.woff)}</style>',
            {"/i/a.png": "image"},
        ),
        ('<link rel="stylesheet" href="/a.css">', {"/a.css": "resource"}),
    ],
)
def test_what_a_page_loads(html: str, found: dict[str, str]) -> None:
    shown = {link.url.removeprefix(SITE): link.kind for link in read(page(html)).links}
    assert {address: shown.get(address) for address in found} == {
        address: LinkKind(kind) for address, kind in found.items()
    }
    assert not {"/f.woff", "/no.png"} & set(shown)


@pytest.mark.parametrize(
    "html",
    [
        *(
            f'<link rel="{kind}" href="/none">'
            for kind in ("dns-prefetch", "preconnect", "pingback", "EditURI", "profile", "author", "license")
        ),
        '<img src="/none" width="1" height="1">',
        '<img src="/none" style="display:none">',
        '<img src="data:image/png;base64,AAAA">',
        '<a href="{{item.url}}">{{item.title}}</a>',
        '<img src="<%=pic%>">',
        '<script>document.write("<a href=\'/art/"+id+"_1.html\'>"+name+"</a>")</script>',
    ],
)
def test_what_is_no_link_to_judge(html: str) -> None:
    assert addresses(html) == []


def test_links_that_scripts_write_are_marked() -> None:
    links = read(
        "<script>document.write('<a href=\"/gk/\">政务公开</a>')</script><a href=/xw/>新闻</a>"
    ).links
    assert [(link.url.removeprefix(SITE), link.is_written) for link in links] == [
        ("/gk/", True),
        ("/xw/", False),
    ]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ('<p><img src="/up/2023/1.jpg" width="600"></p>', {Media.PICTURE}),
        ('<img src="/up/2023/1.jpg" usemap="#m"><map name=m><area href="/a/" shape=rect></map>', {Media.MAP}),
        ('<video src="/v/1.mp4"></video>', {Media.FILM}),
        ('<audio src="/v/1.mp3"></audio>', {Media.SOUND}),
        ("<canvas id=c></canvas>", {Media.CANVAS}),
        ('<iframe src="/pdf/web/viewer.html?file=1.pdf" width=800 height=900></iframe>', {Media.FRAME}),
        ("<form action=/s><input name=xm><input name=dh><textarea name=nr></textarea></form>", {Media.FORM}),
        ("<form><input name=xm><input name=address></form>", {Media.FORM}),  # no search
        ("<form><input name=user><input type=password name=password></form>", set()),
        ("<form><input name=ss><input name=ss_type></form>", set()),
        ("<form action=/so><input name=keyword></form>", set()),
        ('<img src="/images/dot.gif" width="4">', set()),
        ("<p>内容建设中</p>", set()),
        (
            "<table><tr><th>科室<th>时间<tr><td>内科<td>周一<tr><td>外科<td>周二</table>",
            {Media.TABLE},
        ),
        ("<table><tr><th>标题<th>日期<tr><td>共0条<td>第1页</table>", set()),
        (
            (
                "<table><tr><td>政务公开<td>更多<tr><td><a href=/a/>首页</a><td>服务"
                "<tr><td>办事<td>互动<tr><td>公开<td>数据</table>"
            ),
            set(),
        ),
    ],
)
def test_what_a_page_shows_instead_of_text(html: str, shown: set[Media]) -> None:
    frame = page(f"{PATH}<div class=con><h2>{TITLE}</h2>{html}</div>")
    assert read(frame).media == shown


def test_pictures_of_the_frame_are_not_the_page() -> None:
    frame = page(f"{PATH}<div class=con></div>").replace(
        '<div class="header">', '<div class="header"><img src="/images/2019/sky.jpg" width="1200">'
    )
    assert read(frame).media == frozenset()


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        ('<div id="div4471"></div><script src="/script/list_4471.js"></script>', True),
        ('<ul id="lb"></ul><script src="/js/list.js"></script>', True),
        (
            (
                '<ul id="lb"></ul><script id=t type="text/x-handlebars-template"><li>{{title}}</li></script>'
                "<script>$('#lb').html(Handlebars.compile($('#t').html())(d))</script>"
            ),
            True,
        ),
        (
            (
                '<ul id="lb"></ul><script>var x=new XMLHttpRequest();x.open("GET","/list.json");'
                'x.onload=function(){document.getElementById("lb").innerHTML=make(x.responseText)}</script>'
            ),
            True,
        ),
        (
            (
                '<script>document.write(\'<ul><li><a href="/gk/1001.html">关于做好城区路牌更换的通知</a>2023-06-01</li>'
                '<li><a href="/gk/1002.html">关于做好界桩检查工作的通知</a>2023-06-02</li></ul>\')</script>'
            ),
            False,
        ),
    ],
)
def test_lists_that_scripts_draw(html: str, needed: bool) -> None:  # noqa: FBT001 - a parametrised answer
    facts = read(page(f"{PATH}<div class=con><h2>通知公告</h2>{html}</div>", title="通知公告_临川市民政局"))
    assert facts.needs_browser is needed
    assert len(facts.entries) == (0 if needed else 2)


@pytest.mark.parametrize(("whole", "piece"), [("utf-8", "gb18030"), ("gb18030", "utf-8")])
def test_pieces_in_another_encoding_are_read(whole: str, piece: str) -> None:
    body = "<p>本局负责全市地名标志的设置和管理工作，现予公告。</p>" * 20
    source = page(f"<h1>{TITLE}</h1><div class=con>{body}</div>").encode(
        whole
    ) + "<p>主办单位：临川市民政局办公室</p>".encode(piece)
    facts, charset = extract(source, PAGE, day=DAY)
    assert facts.text.startswith("本局负责")
    assert charset == whole
    assert any("主办单位：临川市民政局办公室" in part.text for part in facts.parts)


@pytest.mark.parametrize(
    "script",
    [
        "var a='" + "x" * 50 + "';" + "a=a+a;" * 60 + "document.write(a)",
        "document.write(" + "('" * 20_000,
        "document.write('<script>document.write(\\'" * 5_000,
        "var " + ",".join(f"v{n}='{n}'" for n in range(50_000)) + ";document.write(v1)",
        "document.write('<div>');" * 30_000,
    ],
)
def test_hostile_scripts_cost_little(script: str) -> None:
    begin = time.process_time()
    read(page(f"<script>{script}</script>"))
    assert time.process_time() - begin < 3
