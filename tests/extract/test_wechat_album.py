"""Albums of WeChat accounts are read as lists, with the days that scripts make of seconds."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from govspider.extract import extract
from govspider.extract.wechat_album import album_written_out

DAY = date(2023, 6, 30)
SECONDS = (1685930400, 1685325600, 1684720800, 1684116000)  # 5 June 2023 and so on, a week apart


def item(number: int, seconds: str, title: str) -> str:
    return (
        f'<li class="album__list-item js_album_item js_wx_tap_highlight wx_tap_cell" data-msgid="22{number}" '
        f'data-itemidx="1" data-link="http://mp.weixin.qq.com/s?__biz=A&amp;mid=22{number}" data-title="{title}" '
        f'data-pos_num="{number}"><div class="album__item-content"><div class="album__item-title">'
        f'<span class="album__item-title-wrp">{title}</span></div><div class="album__item-info">'
        f'<span class="js_article_create_time album__item-info-item">{seconds}</span></div></div></li>'
    )


def album(*items: str) -> str:
    return (
        '<html><head><title>溪城要闻</title></head><body><div class="album__name">溪城要闻</div>'
        f'<ul class="album__list js_album_list">{"".join(items)}</ul><script>var a = 1</script></body></html>'
    )


def test_articles_of_an_album_with_their_days() -> None:
    page = album(*(item(n, str(s), f"第{n + 1}期溪城工作简报印发") for n, s in enumerate(SECONDS)))
    facts = extract(page.encode(), "https://mp.weixin.qq.com/mp/appmsgalbum?album_id=1", day=DAY)[0]
    assert [(entry.title, entry.date) for entry in facts.entries] == [
        ("第1期溪城工作简报印发", date(2023, 6, 5)),
        ("第2期溪城工作简报印发", date(2023, 5, 29)),
        ("第3期溪城工作简报印发", date(2023, 5, 22)),
        ("第4期溪城工作简报印发", date(2023, 5, 15)),
    ]
    assert facts.entries[0].url == "http://mp.weixin.qq.com/s?__biz=A&mid=220"
    assert not facts.needs_browser


def test_an_album_that_goes_oldest_first_does_not_show_its_newest() -> None:
    rows = [item(n, str(SECONDS[0] + n * 86400), f"第{n + 1}期溪城工作简报印发") for n in range(10)]
    assert "<span>2023" not in album_written_out(album(*rows))
    assert album_written_out(album(*reversed(rows))).count("<span>2023") == len(rows)
    assert album_written_out(album(*rows[:9])).count("<span>2023") == 9  # so few are all of it


def test_what_scripts_have_shown_already_stays() -> None:
    page = album(item(0, "2023/6/5", "第1期溪城工作简报印发"))
    assert album_written_out(page) == page


def test_other_pages_stay_as_they_are() -> None:
    page = "<ul><li data-link='a' data-title='b'><span>1685930400</span></li></ul>"
    assert album_written_out(page) == page


PIECES = (
    '<li class="js_album_item" data-link="',
    '" data-title="',
    '">',
    '<span class="',
    "</span>",
    "1685930400",
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_anything_can_be_read(text: str) -> None:
    album_written_out(f"js_article_create_time js_album_item {text}")
