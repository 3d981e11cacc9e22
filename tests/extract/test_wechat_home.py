"""Home pages of WeChat accounts are lists: their articles with the days of their data, or without."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from govspider.extract import extract
from govspider.extract.wechat_home import home_page_posts

DAY = date(2023, 6, 30)
URL = "https://mp.weixin.qq.com/mp/homepage?__biz=A&hid=1"


def item(number: int) -> str:
    return (
        f'<a class="list_item js_post" href="http://mp.weixin.qq.com/s?__biz=A&amp;mid=26{number}&amp;idx=1">'
        f'<div class="cover"><img class="img js_img" src="/{number}.jpg" alt=""></div><div class="cont">'
        f'<h2 class="title js_title">溪城第{number}期简报</h2><p class="desc">各单位工作进展</p></div></a>'
    )


def home(*items: str, script: str = "seajs.use('homepage/index.js')") -> str:
    return (
        '<html><head><title>溪城发布</title></head><body><div id="js_plugins"><div class="tab js_plugin"><div '
        'class="tab_hd_inner"><div data-index="0" class="item active">动态</div></div><div class="tab_bd">'
        f'<div class="article_list article_list_0">{"".join(items)}</div></div></div></div>'
        f"<script>{script}</script></body></html>"
    )


def test_articles_of_a_home_page() -> None:
    facts = extract(home(*map(item, range(5))).encode(), URL, day=DAY)[0]
    assert [entry.title for entry in facts.entries] == [f"溪城第{n}期简报" for n in range(5)]
    assert facts.entries[0].url == "http://mp.weixin.qq.com/s?__biz=A&mid=260&idx=1"
    assert {entry.date for entry in facts.entries} == {None}
    assert not facts.needs_browser


def plugin(*seconds: int) -> dict[str, object]:
    rows = [
        {"title": f"第{one}", "link": f"http://mp.weixin.qq.com/s?mid={one}", "sendtime": one}
        for one in seconds
    ]
    return {"plugin1": {"appmsg_list": rows}}


def days(*plugins: dict[str, object]) -> list[date | None]:
    data = json.dumps({"data": {"homepage_render": {"plugin_data": plugins}}})
    return [entry.date for entry in home_page_posts(home(script=f"var data={data}"))]


def test_the_data_of_the_page_has_the_days() -> None:
    assert days(plugin(1687881600, 1687276800)) == [date(2023, 6, 28), date(2023, 6, 21)]


def test_each_of_several_lists_goes_newest_first() -> None:
    assert days(plugin(1655000000), plugin(1687881600, 1687276800)) == [
        date(2022, 6, 12),
        date(2023, 6, 28),
        date(2023, 6, 21),
    ]


def test_a_list_in_another_order_leaves_no_list_its_days() -> None:
    assert days(plugin(1655000000, 1653000000), plugin(1687276800, 1687881600)) == [None] * 4


def test_other_pages_are_no_home_pages() -> None:
    assert home_page_posts('<a class="js_post" href="/a">x</a><script>var js_title = 1</script>') == ()
    assert home_page_posts("<a href='/a'>js_post js_title</a>") == ()


PIECES = ('<a class="js_post" href="', '">', 'js_title">', "标题<", "</a>", "appmsg_list", '{"sendtime":1}')


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_anything_can_be_read(text: str) -> None:
    home_page_posts(f"js_post js_title {text}")
