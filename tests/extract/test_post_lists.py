"""Posts of open profiles are read from the data of their pages, in the forms that public readers document."""

import json
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.extract.post_lists import read_post_list

WEEK = (1687881600, 1687276800, 1686672000, 1686067200)  # 28 June 2023 and so on, a week apart
DAYS = [date(2023, 6, 28), date(2023, 6, 21), date(2023, 6, 14), date(2023, 6, 7)]
WEIBO_DAYS = (
    "Wed Jun 28 09:30:00 +0800 2023",
    "Wed Jun 21 09:30:00 +0800 2023",
    "Wed Jun 14 23:30:00 +0800 2023",
    "Wed Jun 07 00:30:00 +0800 2023",
)
USER = {"id": 7001, "screen_name": "溪城发布", "verified_reason": "溪城市人民政府新闻办公室官方微博"}


def weibo(number: int, **more: Any) -> dict[str, Any]:
    blog = {
        "id": f"49{number}",
        "bid": f"N{number}",
        "text": f"#溪城动态# 第{number}期<br/>简报",
        "user": USER,
    }
    return {"card_type": 9, "mblog": blog | {"created_at": WEIBO_DAYS[number]} | more}


def script(name: str, data: object) -> str:
    return f"<html><body><div id='root'></div><script>window.{name} = {data};</script></body></html>"


def element(name: str, text: str) -> str:
    return f"<html><body><script id='{name}' type='application/json'>{text}</script></body></html>"


TOUTIAO = [
    {
        "id": f"72{n}",
        "title": f"溪城第{n}期要闻",
        "behot_time": seconds,
        "publish_time": seconds,
        "user_info": {"user_id": "88", "name": "溪城发布", "verified_content": "溪城市政府新闻办官方账号"},
    }
    for n, seconds in enumerate(WEEK)
]
DOUYIN = {
    "1": {"version": "1.0"},
    "40": {
        "user": {"user": {"nickname": "溪城发布", "enterpriseVerifyReason": "溪城市人民政府新闻办公室"}},
        "post": {
            "data": [
                {
                    "awemeId": f"71{n}",
                    "desc": f"溪城第{n}期视频",
                    "createTime": seconds,
                    "authorInfo": {"uid": "9"},
                }
                for n, seconds in enumerate(WEEK)
            ]
        },
    },
}
KUAISHOU = {
    "data": {
        "visionProfilePhotoList": {
            "feeds": [
                {
                    "author": {"id": "3x", "name": "溪城发布"},
                    "photo": {"id": f"3y{n}", "caption": f"溪城第{n}期视频", "timestamp": seconds * 1000},
                }
                for n, seconds in enumerate(WEEK)
            ]
        }
    }
}
BILIBILI = {
    "code": 0,
    "data": {
        "list": {
            "vlist": [
                {
                    "bvid": f"BV{n}",
                    "title": f"溪城第{n}期视频",
                    "created": seconds,
                    "mid": 5,
                    "author": "溪城发布",
                }
                for n, seconds in enumerate(WEEK)
            ]
        }
    },
}
BAIJIAHAO = {
    "data": {
        "list": [
            {
                "dynamic_ctime": str(seconds),
                "itemData": {"title": f"溪城第{n}期要闻", "url": f"https://baijiahao.test/s?id={n}"},
            }
            for n, seconds in enumerate(WEEK)
        ]
    }
}
HOMEPAGE = {
    "base_resp": {"ret": 0},
    "appmsg_list": [
        {"title": f"溪城第{n}期简报", "link": f"http://mp.weixin.test/s?mid={n}", "sendtime": seconds}
        for n, seconds in enumerate(WEEK)
    ],
}
FORMS = {
    "weibo": json.dumps({"ok": 1, "data": {"userInfo": USER, "cards": [weibo(n) for n in range(4)]}}),
    "toutiao": json.dumps({"data": TOUTIAO, "has_more": True}),
    "toutiao page": script("_SSR_DATA", json.dumps({"data": {"feed": TOUTIAO}, "a": 1})),
    "douyin": element("RENDER_DATA", quote(json.dumps(DOUYIN))),
    "kuaishou": json.dumps(KUAISHOU),
    "bilibili": json.dumps(BILIBILI),
    "baijiahao": json.dumps(BAIJIAHAO),
    "homepage": json.dumps(HOMEPAGE),
    "homepage in its page": script("x", "1").replace("window.x = 1", f"var data={json.dumps(HOMEPAGE)}"),
}


@pytest.mark.parametrize("form", FORMS)
def test_posts_with_their_days(form: str) -> None:
    posts, card = read_post_list(FORMS[form])
    assert [post.date for post in posts] == DAYS
    assert all(post.title.startswith(("溪城第", "#溪城动态#")) for post in posts)
    assert all(post.url.startswith("http") for post in posts)
    assert len({post.url for post in posts}) == 4
    assert card is not None


@pytest.mark.parametrize("form", ["weibo", "toutiao", "toutiao page", "douyin"])
def test_whose_page_it_is(form: str) -> None:
    _, card = read_post_list(FORMS[form])
    assert card is not None
    assert card.name == "溪城发布"
    assert "溪城市" in card.certified


def test_markup_of_a_post_is_its_text() -> None:
    posts, _ = read_post_list(FORMS["weibo"])
    assert posts[0].title == "#溪城动态# 第0期 简报"


def test_undefined_is_no_obstacle() -> None:
    posts, _ = read_post_list(
        script(
            "__INITIAL_STATE__", f'{{"a":undefined,"feed":{{"b":[undefined]}},"data":{json.dumps(TOUTIAO)}}}'
        )
    )
    assert [post.date for post in posts] == DAYS


def test_notes_without_days_have_none() -> None:
    notes = [
        [
            {
                "noteCard": {
                    "displayTitle": f"第{n}篇",
                    "noteId": f"64{n}",
                    "user": {"userId": "5", "nickname": "溪城发布"},
                }
            }
            for n in range(3)
        ]
    ]
    state = {"user": {"notes": notes, "userPageData": {"basicInfo": {"nickname": "溪城发布"}}}}
    posts, card = read_post_list(script("__INITIAL_STATE__", json.dumps(state, ensure_ascii=False)))
    assert [(post.title, post.date) for post in posts] == [("第0篇", None), ("第1篇", None), ("第2篇", None)]
    assert card is not None
    assert card.name == "溪城发布"


def posts_of(cards: list[dict[str, Any]]) -> list[date | None]:
    posts, _ = read_post_list(json.dumps({"data": {"userInfo": USER, "cards": cards}}))
    return [post.date for post in posts]


def test_a_pinned_post_at_the_top_is_one_of_them() -> None:
    pinned = weibo(3, id="499", bid="P", created_at="Sun Jan 01 09:00:00 +0800 2023") | {
        "profile_type_id": "proweibotop_"
    }
    assert posts_of([pinned, *(weibo(n) for n in range(4))]) == [date(2023, 1, 1), *DAYS]


def test_pinned_posts_alone_are_no_list() -> None:
    pinned = weibo(3) | {"profile_type_id": "proweibotop_"}
    assert posts_of([pinned]) == [None]


def test_what_a_post_repeats_is_not_its_own() -> None:
    new = {
        "id": "1",
        "bid": "R",
        "text": "原文",
        "created_at": "Fri Jun 30 09:00:00 +0800 2023",
        "user": {"id": 2},
    }
    assert posts_of([weibo(n, retweeted_status=new) for n in range(4)]) == DAYS


def test_a_list_by_popularity_tells_no_days() -> None:
    assert posts_of([weibo(n) for n in (3, 0, 2, 1)]) == [None] * 4


def test_posts_of_several_authors_are_no_profile() -> None:
    others = [weibo(n, user=USER | {"id": n}) for n in range(4)]
    assert posts_of(others) == []


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        '{"appmsg_list": []}',
        '{"ok":-100,"url":"https://passport.weibo.com/"}',
        '{"data":{"cards":[]},"a":"mblog"}',
        "<script>var data={'appmsg_list':[{'title':'x'}]}</script>",
        '<script>var data={"behot_time":[{"id":1,"title":"x","publish_time":1687881600}]}</script>',
        '{"data":[{"id":1,"title":"某局通知","publish_time":1687881600}]}',
        '{"appmsg_list":' * 5000,
    ],
)
def test_other_pages_list_nothing(source: str) -> None:
    assert read_post_list(source)[0] == ()


PIECES = (
    '{"appmsg_list":[',
    '{"title":"a","link":"http://a","sendtime":1687881600}',
    ",",
    "]}",
    "<script>window.a = ",
    "</script>",
    "undefined",
    '"mblog"',
    '{"data":{"cards":[{"mblog":{"id":1}}]}}',
    "[" * 50,
)


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_anything_can_be_read(source: str) -> None:
    read_post_list(source)
