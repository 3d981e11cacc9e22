"""Where a page leads, its next page, and whether a browser must build it."""

from datetime import date

import pytest

from govspider.extract import extract_text

DAY = date(2023, 6, 30)
PAGE = "http://www.longtan.gov.cn/tj/index.html"
BASE = "http://www.longtan.gov.cn/tj/"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<script>alert('信息不存在');history.back();</script>", "信息不存在"),
        (
            '<html><head><script>window.alert("\\u4fe1\\u606f不存在")</script></head><body></body></html>',
            "信息不存在",
        ),
        ("<script>// alert('信息不存在')\nhistory.back()</script>", ""),
        ("<script>function check(){ alert('文件不存在'); }</script>", ""),
        ("<script>alert('信息不存在');location.href='/'</script>", ""),
        ("<p>工作简报</p><script>alert('信息不存在')</script>", ""),
    ],
)
def test_what_a_page_tells_in_a_box_and_nowhere_else(html: str, text: str) -> None:
    facts = extract_text(html, PAGE, day=DAY)
    assert facts.text == text
    assert not (facts.needs_browser and text)


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<meta http-equiv=refresh content="0;url=new.html">', BASE + "new.html"),
        ("<meta http-equiv=refresh content=\"3; URL='/x/'\">", "http://www.longtan.gov.cn/x/"),
        ('<meta http-equiv=refresh content="600">', ""),
        ('<meta http-equiv=refresh content="120;url=index.html">', ""),
        ('<meta http-equiv=refresh content="0;url=index.html">', ""),
        ('<script>top.location = "a.asp"</script>', BASE + "a.asp"),
        ('<script>location.replace("a.asp");</script>', BASE + "a.asp"),
        ('<script>setTimeout(function(){ window.location.href="a.asp"; }, 100)</script>', BASE + "a.asp"),
        ('<script>function go(){ location.href="a.asp"; }</script><a onclick="go()">进入</a>', ""),
        ("<p>" + "正文很长。" * 60 + '</p><script>location.href="a.asp"</script>', ""),
        ('<iframe src="list.jsp" width=100%></iframe>', BASE + "list.jsp"),
        (
            '<frameset><frame name="top" src="t.htm"><frame name="main" src="m.htm"></frameset>',
            BASE + "m.htm",
        ),
        ('<frameset><frame src="t.htm"><frame src="m.htm"></frameset>', ""),
    ],
)
def test_refresh(html: str, target: str) -> None:
    assert extract_text(html, PAGE, day=DAY).refresh_to == target


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ('<a href="index_2.html">下一页</a>', BASE + "index_2.html"),
        ('<a href="index_2.html">[下 页]</a>', BASE + "index_2.html"),
        ('<a href="index_2.html">下一頁 »</a>', BASE + "index_2.html"),
        ('<a class="next" href="index_2.html">&gt;</a>', BASE + "index_2.html"),
        ('<a href="x.html">&gt;</a>', ""),
        ('<a href="javascript:void(0)" tagname="/col/col1/index.html?pageNum=2">下一页</a>', "http://www.longtan.gov.cn/col/col1/index.html?pageNum=2"),
        ('<script>createPageHTML(3,0,"index","html");</script>', BASE + "index_1.html"),
        ("<script>createPageHTML(3, 1, 'list', 'shtml');</script>", BASE + "list_2.shtml"),
        ('<script>createPageHTML(3,2,"index","html");</script>', ""),
        ('<script>createPageHTML(1,0,"index","html");</script>', ""),
        ('<script>//createPageHTML(3,0,"index","html");</script>', ""),
        ('<a href="javascript:;">下一页</a>', ""),
        ('<a href="index.html">下一页</a>', ""),
        ('<a href="/n/1.html">下一篇：通知</a>', ""),
    ],
)  # fmt: skip
def test_next_page(html: str, target: str) -> None:
    assert extract_text(html, PAGE, day=DAY).next_page == target


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        ('<div id="app"></div><script src="app.js"></script>', True),
        ("<noscript>您需要启用JavaScript</noscript><div id=root></div><script src=a.js></script>", True),
        ('<ul class="list"></ul><script>$.get("/api",function(r){$(".list").html(r)})</script>', True),
        ('<ul><li>{{item.title}}</li></ul><script>new Vue({el:"#x"})</script>', True),
        ('<ul class="list"></ul>', False),
        (
            (
                '<ul class="list"><li><a href="/a/202306/t20230601_1.html">关于放假的通知</a> 2023-06-01</li></ul>'
                '<div id=app></div><script>$.get("/hits")</script>'
            ),
            False,
        ),
        ("<p>" + "本局主要职责如下。" * 30 + "</p><div id=app></div><script src=app.js></script>", False),
        ("<p>暂无内容，敬请期待，感谢您的关注与支持</p>", False),
        ('<p>每个工作日更新，请常来看看本栏目</p><ol class="lists"></ol><script src="/static/js/column.js"></script>', True),
        ('<p>每个工作日更新，请常来看看本栏目</p><ol class="lists"></ol><script src="/js/visitstat.js"></script>', False),
        ('<p>每个工作日更新，请常来看看本栏目</p><ol class="lists"></ol><script src="/statistics/js.js"></script>', False),
    ],
)  # fmt: skip
def test_needs_browser(html: str, needed: bool) -> None:  # noqa: FBT001 - a parametrised answer
    assert extract_text(f"<title>通知公告</title>{html}", PAGE, day=DAY).needs_browser is needed
