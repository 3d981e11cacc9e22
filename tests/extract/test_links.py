"""Links: made absolute, sorted by kind, with how they are hidden."""

from datetime import date

import pytest

from govspider.extract import extract, extract_text
from govspider.extract.page_urls import kind_of
from govspider.items import Link, LinkKind
from govspider.text.page_words import load_page_words
from tests.stores import DICTIONARIES

DAY = date(2023, 6, 30)
PAGE = "http://www.longtan.gov.cn/tj/index.html"
WORDS = load_page_words(DICTIONARIES)


def links(html: str, url: str = PAGE) -> list[Link]:
    return list(extract_text(html, url, day=DAY, words=WORDS).links)


def hidden(html: str) -> list[str]:
    return [link.hidden_how for link in links(html) if link.hidden]


@pytest.mark.parametrize(
    ("href", "absolute"),
    [("a.html", "http://www.longtan.gov.cn/tj/a.html"), ("/a", "http://www.longtan.gov.cn/a"),
     ("//b.cn/x", "http://b.cn/x"), ("../../../a", "http://www.longtan.gov.cn/a"), (" a\n b.html ", "http://www.longtan.gov.cn/tj/a%20b.html"),
     ("..\\wjk\\1.doc", "http://www.longtan.gov.cn/wjk/1.doc"), ("?page=2", "http://www.longtan.gov.cn/tj/index.html?page=2"),
     ("http://[bad", "http://[bad"), ("mailto:a@b.cn", "mailto:a@b.cn"), ("#top", "http://www.longtan.gov.cn/tj/index.html#top")],
)  # fmt: skip
def test_absolute(href: str, absolute: str) -> None:
    assert [link.url for link in links(f'<a href="{href}">x</a>')] == [absolute]


def test_base_counts() -> None:
    assert links('<base href="/new/"><a href="a.html">x</a>')[0].url == "http://www.longtan.gov.cn/new/a.html"


def test_query_of_a_gbk_page_is_written_in_gbk() -> None:
    page = '<meta charset=gbk><p>统计数据发布栏目</p><a href="s.asp?k=统计">x</a>'.encode("gbk")
    facts, _ = extract(page, PAGE, day=DAY)
    assert facts.links[0].url == "http://www.longtan.gov.cn/tj/s.asp?k=%CD%B3%BC%C6"


@pytest.mark.parametrize(
    ("url", "text", "kind"),
    [("http://a.cn/1.PDF", "", LinkKind.ATTACHMENT), ("http://a.cn/1.ofd?x=1", "", LinkKind.ATTACHMENT),
     ("http://a.cn/system/_content/download.jsp?id=1", "名单.xls", LinkKind.ATTACHMENT),
     ("http://a.cn/down?file=%E5%90%8D%E5%8D%95.docx", "下载", LinkKind.ATTACHMENT),
     ("http://a.cn/content/post_1.html", "名单.doc", LinkKind.PAGE), ("http://a.cn/1.jpg", "", LinkKind.IMAGE),
     ("http://a.cn/1.mp4", "", LinkKind.RESOURCE), ("http://a.cn/", "", LinkKind.PAGE), ("tel:12345", "", LinkKind.OTHER),
     ("javascript:void(0)", "", LinkKind.OTHER), ("http://[bad", "", LinkKind.PAGE),
     ("wjk/1.doc", "", LinkKind.ATTACHMENT),
     ("a.html", "", LinkKind.PAGE), ("#top", "", LinkKind.OTHER), ("", "", LinkKind.OTHER)],
)  # fmt: skip
def test_kinds(url: str, text: str, kind: LinkKind) -> None:
    assert kind_of(url, text) is kind


def test_frames_pictures_scripts_and_clicks() -> None:
    found = links(
        '<iframe src="f.htm"></iframe><img src="p.png" alt="会徽"><script src="s.js"></script>'
        '<link rel="stylesheet" href="s.css"><a onclick="window.open(\'w.html\')" href="javascript:;">通知</a>'
        '<img src="data:image/png;base64,AAAA">'
    )
    assert [(link.url.rsplit("/", 1)[1], link.kind.value, link.text) for link in found] == [
        ("f.htm", "frame", ""),
        ("p.png", "image", "会徽"),
        ("s.js", "resource", ""),
        ("s.css", "resource", ""),
        ("w.html", "page", "通知"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<div style="display:none"><a href="http://x.example/">a</a></div>',
        '<div style="DISPLAY : NONE !important"><a href="http://x.example/">a</a></div>',
        '<div style="visibility:hidden"><a href="http://x.example/">a</a></div>',
        '<div style="position:absolute;top:-1000px"><a href="http://x.example/">a</a></div>',
        '<div style="position:fixed;left:-100%"><a href="http://x.example/">a</a></div>',
        '<div style="margin-left:-9999px"><a href="http://x.example/">a</a></div>',
        '<a style="font-size:0px" href="http://x.example/">a</a>',
        '<p style="height:0;width:0;overflow:hidden"><a href="http://x.example/">a</a></p>',
        '<body bgcolor="#ffffff"><font color="#FFFFFF"><a href="http://x.example/">a</a></font>',
        '<p style="color:rgb(255,255,255);background-color:white"><a href="http://x.example/">a</a></p>',
        '<marquee height="0"><a href="http://x.example/">a</a></marquee>',
        '<style>#k9{display:none}</style><div id=k9><a href="http://x.example/">a</a></div>',
        '<style>.w .k9{text-indent:-999em}</style><div class=w><p class=k9><a href="http://x.example/">a</a></div>',
        "<div style=\"filter:alpha(opacity=0);opacity:0\"><a href='http://x.example/'>a</a></div>",
        '<div style="display:none"><a href="http://x.example/">a</a><a href="http://y.example/">b</a></div>',
        # More blocks than tabs, and tabs that have their blocks already.
        '<div class="tab"><b>甲</b><b>乙</b></div><div>1</div><div>2</div><div style="display:none"><a href="http://x.example/">a</a></div>',
    ],
)
def test_hidden_outlinks(html: str) -> None:
    assert hidden(f"<p>统计局</p>{html}<p>完</p>")


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("display: none", "display:none"),
        ("visibility:COLLAPSE", "visibility:collapse"),
        ("position:absolute;left:-9999px", "position:absolute、left:-9999px"),
        ("color:red;position:fixed;top:-1000px;left:0", "position:fixed、top:-1000px"),
        ("margin-left:-999em", "margin-left:-999em"),
        ("text-indent:-9999px", "text-indent:-9999px"),
        ("height:1px;overflow:hidden", "height:1px、overflow:hidden"),
        ("width:0;height:0;overflow-x:auto;overflow:hidden", "width:0、height:0、overflow:hidden"),
        ("font-size:1px", "font-size:1px"),
        ("opacity:0.01", "opacity:0.01"),
        ("filter:alpha(opacity=0)", "filter:alpha(opacity=0)"),
        ("transform:scale(0)", "transform:scale(0)"),
        ("clip:rect(0 0 0 0)", "clip:rect(0 0 0 0)"),
        ("clip-path:inset(50%)", "clip-path:inset(50%)"),
        ("background:#fff;color:#FFF", "color:#fff（与背景同色）"),
        ("position:absolute;left:-1e9px;left:-" + "9" * 99 + "px", "position:absolute、left:-" + "9" * 59),
    ],
)
def test_how_a_link_is_hidden_can_be_searched_for(style: str, said: str) -> None:
    source = f'<p>统计局</p><div style="{style}"><a href="http://x.example/">a</a></div><p>完</p>'
    assert hidden(source) == [said]


@pytest.mark.parametrize(
    "html",
    [
        '<div style="display:none"><a href="/old.html">a</a></div>',
        '<div style="display:none"><a href="http://tj.other.gov.cn/">a</a></div>',
        '<div style="display:none"><a href="http://data.longtan.gov.cn/">a</a></div>',
        '<li>专题<ul class="submenu" style="display:none"><li><a href="http://x.example/">a</a></ul>',
        '<div id="tab_2" style="display:none"><a href="http://x.example/">a</a></div>',
        '<div class="tabs"><p>甲</p><div style="display:none"><a href="http://x.example/">a</a></div></div>',
        '<div class="layer" style="display:none"><a href="http://x.example/">a</a></div>',
        '<div style="position:relative;left:-950px"><a href="http://x.example/">a</a></div>',
        '<div style="font-size:0"><span style="font-size:12px"><a href="http://x.example/">a</a></span></div>',
        '<div style="color:#fff"><a href="http://x.example/">a</a></div>',
        '<div style="background:#c00;color:#fff"><a href="http://x.example/">a</a></div>',
        '<div style="height:0"><a href="http://x.example/">a</a></div>',
        '<div style="text-indent:2em"><a href="http://x.example/">a</a></div>',
        '<div style="opacity:0.8"><a href="http://x.example/">a</a></div>',
        '<style media="print">.p{display:none}</style><div class=p><a href="http://x.example/">a</a></div>',
        '<style>@media (max-width:600px){.p{display:none}}</style><div class=p><a href="http://x.example/">a</a></div>',
        '<div id="m" style="display:none"><a href="http://x.example/">a</a></div><script>$("#m").show()</script>',
        '<div style="display:none"><a href="http://www.people.com.cn">a</a><a href="http://x.example/">b</a></div>',
        '<iframe src="http://x.example/" width="100%" height="300"></iframe>',
        '<div class="tab"><b>场地</b><b>报道</b></div><div>操场</div><div style="display:none"><a href="http://x.example/">a</a></div>',
    ],
)
def test_near_misses_are_not_hidden(html: str) -> None:
    assert hidden(f"<p>统计局</p>{html}<p>完</p>") == []
