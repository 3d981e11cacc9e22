"""The main text of a page: what an article says, and nothing that every page of a site says."""

from govspider.extract import extract_text
from tests.extract.building import BODY, DAY, PAGE


def test_a_greeting_to_everybody_is_no_main_text() -> None:
    bar = (
        "<div><span>您好，欢迎访问临川市人民政府门户网站市政务服务和数据管理局频道！</span>"
        "<a href='/search'>站内搜索</a></div>"
    )
    foot = "<div class='footer'>主办：临川市政务服务和数据管理局</div>"
    blank = f"<title>会议公开</title>{bar}<h2>会议公开</h2>{foot}"
    assert extract_text(blank, PAGE, day=DAY).text == ""
    article_of_one = f"<title>致辞</title>{bar}<h1>致辞</h1><p>欢迎来到临川。</p>{BODY}{foot}"
    assert extract_text(article_of_one, PAGE, day=DAY).text.count("欢迎来到临川") == 1
