"""Which pictures of a page are its own: those that may say what no text says."""

from datetime import date

import pytest

from govspider.extract import extract

DAY = date(2023, 6, 30)
PAGE = "http://a.test/tz/1.html"
PROSE = "本局认真落实年度工作安排，有关事项已经办结并向社会公开。" * 4


def pictures(body: str) -> tuple[str, ...]:
    page = f"""<html><head><title>关于补贴发放的公示</title></head><body>
    <div class="header"><img src="/top/name.png"></div><div class="nav"><a href="/"><img src="/home.png"></a></div>
    <div class="content"><h1>关于补贴发放的公示</h1><p>发布时间：2023-06-01</p><p>{PROSE}</p>{body}</div>
    <div class="footer"><img src="/beian.png"></div></body></html>"""
    return extract(page.encode(), PAGE, day=DAY)[0].pictures


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<p><img src="./W020230601.jpg" alt=""></p>', "http://a.test/tz/W020230601.jpg"),
        ('<img src="/s.gif" data-src="/up/名单.png">', "http://a.test/up/名单.png"),
        (
            '<img src="none.gif" file="data/attachment/1.jpg" width="600">',
            "http://a.test/tz/data/attachment/1.jpg",
        ),
        ('<a href="big.JPG"><img src="small.jpg"></a>', "http://a.test/tz/big.JPG"),
        ('<a href="scan.png">附件：公示表</a>', "http://a.test/tz/scan.png"),
        ('<img src="/up/online_notice.png" width="100%">', "http://a.test/up/online_notice.png"),
        ('<svg><image href="/up/a.png" width="300"/></svg>', "http://a.test/up/a.png"),
    ],
)
def test_pictures_of_the_article(markup: str, shown: str) -> None:
    assert pictures(markup) == (shown,)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        '<img src="/skin/logo.png">',
        '<img src="/a.png" width="32" height="32">',
        '<a href="/zt/"><img src="/zt.jpg"></a>',  # a teaser
        '<div class="qrcode"><img src="/1.png"></div>',
        '<p style="display:none"><img src="/1.png"></p>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<img src="">',
        '<a href="javascript:void(0)">打印</a>',
    ],
)
def test_what_is_no_picture_of_the_article(markup: str) -> None:
    assert pictures(markup) == ()


def test_each_once_in_order() -> None:
    assert pictures('<img src="/b.png"><img src="/a.png"><img src="/b.png">') == (
        "http://a.test/b.png",
        "http://a.test/a.png",
    )
