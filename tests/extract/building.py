"""Small invented pages: an article or a column page in a frame like that of many sites."""

from datetime import date

from govspider.extract import extract_text
from govspider.items import PageFacts

DAY = date(2023, 6, 30)
PAGE = "http://mzj.linchuan.gov.test/gk/tz/content_88.html"
TITLE = "关于开展城区地名标志核查整改的通知"
BODY = (
    "<p>为规范全市地名标志设置，市民政局组织技术人员对城区主次干道路牌进行了逐条核查，发现错漏二十六处。</p>"
    "<p>请各区（县）民政部门对照清单抓紧更换，并于月底前将整改情况书面报送，逾期未报的将予以通报。</p>"
)
PATH = (
    '<div class="bread">当前位置：<a href="/">首页</a> &gt; '
    '<a href="/gk/">政务公开</a> &gt; <a href="/gk/tz/">通知公告</a></div>'
)


def page(main: str, *, title: str = "临川市民政局", head: str = "") -> str:
    """A page with navigation and foot around its main part."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<div class="header"><a href="/">首页</a><a href="/xw/">新闻</a><a href="/gk/">公开</a></div>'
        f'{main}<div class="footer">主办：临川市民政局　版权所有 © 2010-2023</div></body></html>'
    )


def article(
    bar: str = "",
    *,
    heading: str = f"<h1>{TITLE}</h1>",
    body: str = BODY,
    path: str = PATH,
    behind: str = "",
    **more: str,
) -> PageFacts:
    """The facts of an article page."""
    main = f'{path}<div class="detail">{heading}{bar}<div class="wznr">{body}</div></div>{behind}'
    return extract_text(page(main, **more), PAGE, day=DAY)


def column(
    entries: str, *, name: str = "通知公告", url: str = "http://mzj.linchuan.gov.test/gk/tz/"
) -> PageFacts:
    """The facts of a column page."""
    return extract_text(page(f"{PATH}<h2>{name}</h2>{entries}", title=f"{name}_临川市民政局"), url, day=DAY)
