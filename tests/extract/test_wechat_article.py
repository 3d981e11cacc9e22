"""Articles of WeChat of every kind: what their scripts hold is read as if it stood in the page."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.extract import extract
from govspider.extract.wechat_article import written_out
from govspider.items import PageFacts, PublicCard

DAY = date(2023, 6, 30)
HEAD = (
    '<meta property="og:title" content="夏季防溺水提醒"><meta property="og:site_name" content="微信公众平台">'
)
PROSE = (
    "<p>暑期将至，市教育局提醒广大家长加强看护，不让孩子到野外水域游泳。</p><p>发现险情请及时报警求助。</p>"
)
ROWS = "暑期将至，市教育局提醒广大家长加强看护，不让孩子到野外水域游泳。\\x0a发现险情请及时报警求助。"
ACCOUNT = "var nickname = htmlDecode(&quot;溪城教育&quot;);".replace("&quot;", '"')


def read(body: str, head: str = HEAD) -> PageFacts:
    page = f"<html><head><meta charset='utf-8'>{head}</head><body id='activity-detail'>{body}</body></html>"
    return extract(page.encode(), "https://mp.weixin.qq.com/s/a", day=DAY)[0]


def ordinary(script: str, *, heading: str = "夏季防溺水提醒", style: str = "") -> str:
    return (
        f'<div class="rich_media"><h1 class="rich_media_title" id="activity-name">{heading}</h1>'
        '<div id="meta_content"><a id="js_name">溪城教育</a> <em id="publish_time"></em></div>'
        f'<div class="rich_media_content" id="js_content" style="{style}">{PROSE}</div></div><script>{script}</script>'
    )


@pytest.mark.parametrize("shown", ["溪城教育", " 溪城教育 "])
def test_the_account_is_told_apart_from_the_source(shown: str) -> None:
    body = (
        ordinary("var ct = '1686189600';")
        .replace("溪城教育</a>", f"{shown}</a>")
        .replace(PROSE, f"<p>来源：新华社</p>{PROSE}")
    )
    facts = read(body)
    assert (facts.source, facts.card) == ("新华社", PublicCard("溪城教育"))
    assert read("<p>首页</p>").card is None


SCRIPTS = {
    "text": 'var ct = "1686189600";',
    "number": "var ct=1686189600;",
    "single": "ct = '1686189600'",
    "window": "window.ct = '1686189600';",
    "original": "var oriCreateTime = '1686189600';",
    "field": "window.cgiDataNew = {ori_create_time: '1686189600' * 1, title: ''}",
    "quoted": 'x = {"create_time": 1686189600, "y": 2}',
    "decoded": "window.cgiDataNew={create_time: JsDecode('2023-06-08 10:00')}",
    "milliseconds": "var create_time = 1686189600000;",
    "created": "var createTime = '2023-06-08 10:00';",
    "share": "var ori_create_time = '1685000000'; var ct = '1686189600';",
    "album before": "var appmsg_album_info = {'createTime': '1610000000'}; var ct = '1686189600';",
    "comment before": "var list = {comment: [{create_time: 1610000000}], more: {ct: 1610000001}}; window.ct='1686189600'",
    "comment behind": 'cgiDataNew={appmsg: {"create_time": "1686189600"}, comment: [{create_time: 1610000000}]}',
    "related in front": "x={related: {a: ['', {create_time: 1610000000}]}, create_time: 1686189600}",
    "not closed": "x={y:{z:[ create_time: 1686189600",
    "filled in": 'var e="1686189600",n="2023-06-08",o=document.getElementById("publish_time");o&&(o.innerText=n)',
}
# fmt: off
BARE = {
    "picture": "<div id='js_article'></div><script>window.cgiDataNew={nick_name:JsDecode('溪城教育'),content_noencode:"
    f"JsDecode('{ROWS}'),item_show_type:8,create_time:'1686189600'*1}};</script>",
    "text": "<div id='js_content'></div><script>" + ACCOUNT + f"window.page_info={{content_noencode:JsDecode('{ROWS}')}};"
    "var ct='1686189600';</script>",
    "film": "<div id='js_article' class='share_media'><div id='js_mpvedio'></div></div><script>" + ACCOUNT
    + f"var ct='1686189600',msg_desc=htmlDecode('{ROWS}');</script>",
    "sound": "<div class='rich_media'><div id='js_content'><mpvoice></mpvoice></div></div><script>" + ACCOUNT
    + f"window.ct='1686189600';window.cgiDataNew={{digest:JsDecode('{ROWS}')}};</script>",
    "written": "<p id='js_image_desc'></p><script>" + ACCOUNT + "var ct='1686189600';"
    f"document.getElementById('js_image_desc').innerHTML = \"{ROWS}\".replace(/\\r/g,'').replace(/\\n/g,'<br>')</script>"
    "<div id='js_article'></div>",
    "shown": "<div id='js_article'><p id='js_image_desc'>" + ROWS.replace("\\x0a", "<br>") + "</p></div><script>"
    + ACCOUNT + "window.ct='1686189600';</script>",
    "page info": "<div id='js_article'></div><script>" + ACCOUNT + "var ct='1686189600';"
    f"var text_page_info = {{content: \"{ROWS}\", content_noencode: ''}};</script>",
    "description": "<div id='js_article'></div><script>" + ACCOUNT + "window.ct = '1686189600' || '';"
    f"window.desc = \"{ROWS}\"; window.cgiData = {{picture_page_info_list: []}}</script>",
    "xml": "<div id='js_article'></div><script>d.nick_name = xml ? getXmlValue('nick_name.DATA') : '溪城教育';"
    "d.ct = xml ? getXmlValue('ori_create_time.DATA') : '1686189600';"
    f"d.content_noencode = xml ? getXmlValue('content_noencode.DATA') : '{ROWS}';</script>",
    "chained": "<div id='js_image_content'></div><script>window.item_show_type = '8' || ''; window.ct = '1686189600' || '';"
    "window.cgiData = {nick_name: '溪城教育', picture_page_info_list: [{cdn_url: 'a', crop_info: '{\\x22u\\x22:1}'}]};"
    f"window.content_noencode = '{ROWS}';</script>",
    "share": "<div id='js_article' class='share'></div><script>window.cgiDataNew={nick_name:'溪城教育',"
    f"\"content_noencode\":\"{ROWS}\",\"create_time\":\"1686189600\"}};</script>",
}
# fmt: on


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_day_of_an_article_in_every_form(script: str) -> None:
    facts = read(ordinary(script))
    assert (facts.title, facts.published, facts.source) == ("夏季防溺水提醒", date(2023, 6, 8), "溪城教育")


@pytest.mark.parametrize("body", BARE.values(), ids=BARE)
def test_article_that_only_its_scripts_hold(body: str) -> None:
    facts = read(body)
    assert (facts.title, facts.published, facts.source) == ("夏季防溺水提醒", date(2023, 6, 8), "溪城教育")
    assert facts.text == "\n".join(ROWS.split("\\x0a"))
    assert not facts.needs_browser


def test_meta_data_of_any_order_tell_title_and_text() -> None:
    lines = ROWS.replace("\\x0a", "\\x0a\\x0a")
    head = f'<meta content="夏季防溺水提醒\\n{lines}" property="og:title"><meta name="description" content="{lines}">'
    facts = read(f"<div id='js_article'></div><script>{ACCOUNT}window.ct='1686189600'</script>", head)
    assert (facts.title, facts.published, facts.source) == ("夏季防溺水提醒", date(2023, 6, 8), "溪城教育")
    assert facts.text.splitlines() == ROWS.split("\\x0a")


def test_an_account_that_a_script_names_stands_where_the_page_left_room_for_it() -> None:
    page = ordinary(f"var ct='1686189600';{ACCOUNT}").replace("溪城教育</a>", "</a>")
    assert read(page).source == "溪城教育"


def test_a_title_that_is_cut_short_in_the_meta_data_is_whole_in_the_heading() -> None:
    head = HEAD.replace("夏季防溺水提醒", "关于做好夏季防溺水工作的通…")
    page = ordinary("var ct=1686189600;", heading="<em>原创</em> 关于做好夏季防溺水工作的通知")
    assert read(page, head).title == "关于做好夏季防溺水工作的通知"
    assert read(page, HEAD.replace("提醒", "提醒……")).title == "夏季防溺水提醒……"


def test_quotation_marks_of_a_title_are_those_of_the_heading() -> None:
    head = HEAD.replace("夏季防溺水提醒", "&quot;夏季防溺水&quot;提醒")
    shown = "“夏季防溺水”提醒"
    assert read(ordinary("var ct=1686189600;", heading=f"<em>原创</em>{shown}"), head).title == shown
    assert read(ordinary("var ct=1686189600;", heading="别的标题"), head).title == '"夏季防溺水"提醒'


@pytest.mark.parametrize("label", ["原创", "付费", "视频", "已修改"])
def test_labels_of_wechat_are_no_part_of_a_title(label: str) -> None:
    heading = f'夏季防溺水提醒<span class="appmsg_title_tag">{label}</span>'
    assert read(ordinary("var ct=1686189600;", heading=heading)).title == "夏季防溺水提醒"


def test_text_hidden_until_it_has_loaded() -> None:
    facts = read(ordinary("var ct=1686189600;", style="visibility: hidden; opacity: 0;"))
    assert facts.text.startswith("暑期将至")


@pytest.mark.parametrize("style", ["visibility:hidden", "opacity: 0", "VISIBILITY: hidden; opacity: 0;"])
def test_one_line_that_is_hidden_until_it_has_loaded_is_the_text(style: str) -> None:
    page = ordinary("var ct=1686189600;", style=style).replace(PROSE, "<p>夏至已至。</p>")
    page += "<div id='js_pc_qr_code'><p>Scan with Weixin to follow this official account, it is free of charge.</p></div>"
    assert read(page).text == "夏至已至。"


@pytest.mark.parametrize("shown", ["今天", "昨天", "6月8日", "", "星期四"])
def test_the_day_of_the_scripts_goes_before_a_day_counted_from_the_visit(shown: str) -> None:
    page = ordinary("var ct=1686189600;").replace('"publish_time">', f'"publish_time">{shown}')
    assert read(page).published == date(2023, 6, 8)
    full = page.replace(f'"publish_time">{shown}', '"publish_time">2023-06-09 08:00')
    assert read(full).published == date(2023, 6, 9)


@pytest.mark.parametrize(
    "script",
    ["var svr_time = '1686189600';", "var appmsg_type='9',idx='1';", "x={related: [{ct: 1686189600}]}", ""],
)
def test_other_numbers_are_no_day(script: str) -> None:
    assert read(ordinary(script)).published is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><script>var title = 'x', ct = 1686189600;</script><p>政务公开</p></html>",
        "",
        "<div id=js_content>",
        "<script>" * 30 + "js_content",
    ],
)
def test_other_pages_stay_as_they_are(page: str) -> None:
    assert written_out(page) == page


@given(st.text(alphabet="<>\"'\\=:;() jsct_contenidvr1", max_size=200))
def test_anything_can_be_read(text: str) -> None:
    written_out(f"<div id=js_content></div><script>{text}</script>{text}")
