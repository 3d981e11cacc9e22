"""Where platforms answer with the data of an open page."""

import pytest

from govspider.platforms.open_data import open_data


def test_home_pages_of_wechat_answer_tab_by_tab() -> None:
    page = "https://mp.weixin.qq.com/mp/homepage?__biz=MzI5&hid=2&sn=abc&cid=1&scene=18#wechat_redirect"
    first, second, *_ = open_data(page).addresses
    base = "https://mp.weixin.qq.com/mp/homepage?__biz=MzI5&hid=2&sn=abc&scene=18"
    assert first == f"{base}&cid=0&begin=0&count=20&action=appmsg_list&f=json"
    assert second == f"{base}&cid=1&begin=0&count=20&action=appmsg_list&f=json"


def test_albums_answer_in_either_order() -> None:
    page = "https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzI5&action=getalbum&album_id=12&is_reverse=1#wechat_redirect"
    base = "https://mp.weixin.qq.com/mp/appmsgalbum?__biz=MzI5&album_id=12&action=getalbum&f=json&count=20&is_reverse="
    assert open_data(page).addresses == (f"{base}0", f"{base}1")


@pytest.mark.parametrize(
    ("page", "address"),
    [
        (
            "https://weibo.com/u/2803301701",
            "https://m.weibo.cn/api/container/getIndex?type=uid&value=2803301701&containerid=1076032803301701",
        ),
        (
            "https://m.weibo.cn/profile/2803301701?luicode=1",
            "https://m.weibo.cn/api/container/getIndex?type=uid&value=2803301701&containerid=1076032803301701",
        ),
        (
            "https://apps.apple.com/cn/app/溪城通/id1442478540",
            "https://itunes.apple.com/cn/lookup?id=1442478540",
        ),
        ("https://apps.apple.com/app/id1442478540", "https://itunes.apple.com/cn/lookup?id=1442478540"),
    ],
)
def test_profiles_and_stores(page: str, address: str) -> None:
    assert open_data(page).addresses == (address,)


@pytest.mark.parametrize(
    "page",
    [
        "https://mp.weixin.qq.com/s/abc",
        "https://mp.weixin.qq.com/mp/homepage?hid=2",
        "https://weibo.com/xicheng",
        "https://weibo.test/u/2803301701",
        "https://apps.apple.com/cn/developer/id1442478540",
        "http://[::1",
        "",
    ],
)
def test_most_pages_have_no_data_of_their_own(page: str) -> None:
    assert open_data(page).addresses == ()
