"""Saved menus in WeChat's own formats; contents are invented."""

import json
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.errors import MenuFileError
from govspider.platforms.protocol import SavedMenu, leads_to_page
from govspider.platforms.wechat_menu import read_menu

SELF_MENU = {
    "is_menu_open": 1,
    "selfmenu_info": {
        "button": [
            {"type": "view", "name": "政务公开", "url": "http://a.test/"},
            {
                "name": "办事服务",
                "sub_button": {
                    "list": [
                        {"type": "view", "name": "在线办理", "url": "http://a.test/b"},
                        {"type": "click", "name": "留言", "key": "MSG"},
                        {
                            "type": "miniprogram",
                            "name": "预约",
                            "url": "http://mp.a.test/",
                            "appid": "wx0",
                            "pagepath": "pages/index",
                        },
                    ]
                },
            },
            {
                "name": "资讯",
                "sub_button": {
                    "list": [
                        {
                            "type": "news",
                            "name": "本周要闻",
                            "value": "MEDIA",
                            "news_info": {
                                "list": [
                                    {"title": "甲", "content_url": "http://a.test/n1"},
                                    {"title": "乙", "content_url": "http://a.test/n2"},
                                ]
                            },
                        },
                        {
                            "type": "news",
                            "name": "公告",
                            "value": "MEDIA",
                            "news_info": {"list": [{"title": "丙", "content_url": "http://a.test/n3"}]},
                        },
                        {"type": "video", "name": "视频", "value": "http://a.test/v.mp4"},
                        {"type": "img", "name": "图片", "value": "MEDIA"},
                        {"type": "text", "name": "文字", "value": "欢迎关注"},
                    ]
                },
            },
        ]
    },
}

MENU_GET = {
    "menu": {
        "button": [
            {"type": "view", "name": "首页", "url": "http://a.test/", "sub_button": []},
            {
                "name": "互动",
                "sub_button": [
                    {"type": "scancode_push", "name": "扫码", "key": "k", "sub_button": []},
                    {"type": "scancode_waitmsg", "name": "扫码带提示", "key": "k", "sub_button": []},
                    {"type": "pic_sysphoto", "name": "拍照", "key": "k", "sub_button": []},
                    {"type": "location_select", "name": "位置", "key": "k", "sub_button": []},
                    {"type": "media_id", "name": "素材", "media_id": "m", "sub_button": []},
                ],
            },
            {"type": "article_id", "name": "文章", "article_id": "a", "sub_button": []},
        ],
        "menuid": 1,
    },
    "conditionalmenu": [
        {
            "button": [
                {"type": "view", "name": "首页", "url": "http://a.test/", "sub_button": []},
                {"type": "view", "name": "外省", "url": "http://a.test/out", "sub_button": []},
            ],
            "matchrule": {"tag_id": "2"},
            "menuid": 2,
        }
    ],
}


def menu(value: object) -> SavedMenu:
    return read_menu(json.dumps(value, ensure_ascii=False).encode(), "A1", "menu.json")


def shape(found: SavedMenu) -> list[tuple[str, str, str, str]]:
    return [(entry.position, entry.entry_type, entry.name, entry.url) for entry in found.entries]


def test_current_selfmenu_info() -> None:
    found = menu(SELF_MENU)
    assert found.is_open
    assert shape(found) == [
        ("1", "view", "政务公开", "http://a.test/"),
        ("2", "sub", "办事服务", ""),
        ("2.1", "view", "在线办理", "http://a.test/b"),
        ("2.2", "click", "留言", ""),
        ("2.3", "miniprogram", "预约", "http://mp.a.test/"),
        ("3", "sub", "资讯", ""),
        ("3.1", "sub", "本周要闻", ""),
        ("3.1.1", "news", "甲", "http://a.test/n1"),
        ("3.1.2", "news", "乙", "http://a.test/n2"),
        ("3.2", "news", "公告", "http://a.test/n3"),
        ("3.3", "video", "视频", ""),
        ("3.4", "img", "图片", ""),
        ("3.5", "text", "文字", ""),
    ]
    assert found.entries[4].text == "wx0 pages/index"


def test_only_web_pages_are_opened() -> None:
    positions = [entry.position for entry in menu(SELF_MENU).entries if leads_to_page(entry)]
    assert positions == ["1", "2.1", "3.1.1", "3.1.2", "3.2"]


def test_menu_get_with_conditional_menu() -> None:
    assert shape(menu(MENU_GET)) == [
        ("1", "view", "首页", "http://a.test/"),
        ("2", "sub", "互动", ""),
        ("2.1", "scancode_push", "扫码", ""),
        ("2.2", "scancode_waitmsg", "扫码带提示", ""),
        ("2.3", "pic_sysphoto", "拍照", ""),
        ("2.4", "location_select", "位置", ""),
        ("2.5", "media_id", "素材", ""),
        ("3", "article_id", "文章", ""),
        ("c1-2", "view", "外省", "http://a.test/out"),
    ]


def test_closed_menu_and_no_menu() -> None:
    assert not menu({"is_menu_open": 0, "selfmenu_info": {"button": []}}).is_open
    assert menu({"errcode": 46003, "errmsg": "menu no exist"}) == SavedMenu(is_open=False, entries=())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings(encoding: str) -> None:
    data = json.dumps({"button": [{"type": "click", "name": "办事", "key": "k"}]}, ensure_ascii=False)
    assert read_menu(data.encode(encoding), "A1", "m").entries[0].name == "办事"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"menu":\n {"button": [}', r"m\.json：第2行第14列不是有效的 JSON；请保存"),
        (b"", r"m\.json：第1行第1列不是有效的 JSON"),
        (b"[]", r"m\.json：内容不是微信菜单"),
        (b"{}", r"m\.json：没有菜单按钮"),
        (b'{"menu": []}', r"m\.json：menu 应为一组字段"),
        (b'{"menu": {"button": {}}}', r"m\.json：button 应为列表"),
        (b'{"menu": {"button": ["x"]}}', r"m\.json：按钮 1 应为一组字段"),
        (b'{"errcode": 40001, "errmsg": "invalid credential"}', r"m\.json：保存的是微信的出错信息"),
        (b'{"button":[' + b'{"sub_button":[' * 9 + b"{}" + b"]}" * 9 + b"]}", r"m\.json：菜单层次过深"),
        (b"[" * 100_000, r"m\.json：层次过深"),
    ],
)
def test_broken_files_are_one_clear_line(data: bytes, said: str) -> None:
    with pytest.raises(MenuFileError, match=said) as caught:
        read_menu(data, "A1", "m.json")
    assert "\n" not in str(caught.value)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(string.printable, max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["menu", "button", "sub_button", "list", "url", "name", "type", "news_info"]),
            inner,
        )
    ),
    max_leaves=12,
)


def positions_or_error(data: bytes) -> list[str]:
    try:
        return [entry.position for entry in read_menu(data, "A1", "menu.json").entries]
    except MenuFileError as error:
        return [str(error).partition("：")[0]]


@given(values)
def test_any_json_is_a_menu_or_a_clear_error(value: object) -> None:
    assert all(positions_or_error(json.dumps(value).encode()))


@given(st.binary(max_size=60))
def test_any_bytes_are_a_menu_or_a_clear_error(data: bytes) -> None:
    assert all(positions_or_error(data))


BUTTONS = [
    {"type": "view", "name": "要闻", "url": "HTTP://a.test/x?a=1&amp;b=2"},
    {"name": "服务", "sub_button": [{"type": "view", "name": "办事", "url": " https://a.test/y "}]},
]
WRAPPED = {
    "code and data": {"code": 0, "msg": "ok", "data": {"menu": {"button": BUTTONS}}},
    "data alone": {"code": 0, "data": {"button": BUTTONS}},
    "own menu in data": {"code": 200, "data": {"is_menu_open": 1, "selfmenu_info": {"button": BUTTONS}}},
    "result": {"success": True, "result": {"menu": {"button": BUTTONS}}},
    "a bare list": BUTTONS,
    "a list in data": {"data": BUTTONS},
    "buttons": {"buttons": BUTTONS},
    "menu list": {"base_resp": {"ret": 0}, "menu_list": BUTTONS},
    "a text": {"code": 0, "data": json.dumps({"menu": {"button": BUTTONS}})},
    "a text alone": json.dumps(BUTTONS),
    "a list with one account": {"result": [{"nickname": "甲发布", "selfmenu_info": {"button": BUTTONS}}]},
}
SAVED = json.dumps({"menu": {"button": BUTTONS}}, ensure_ascii=False)
AROUND = {
    "with its headers": f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{SAVED}\n",
    "a variable": f"var menu = {SAVED};",
    "a call": f"callback({SAVED})",
    "a browser's page": f"<html><body><pre>{SAVED.replace('&', '&amp;')}</pre><div></div></body></html>",
}


@pytest.mark.parametrize("saved", WRAPPED.values(), ids=WRAPPED)
def test_menus_in_what_people_save_them_in(saved: object) -> None:
    menu = read_menu(json.dumps(saved).encode(), "A1", "menu.json")
    assert [(entry.position, entry.name, entry.url) for entry in menu.entries] == [
        ("1", "要闻", "http://a.test/x?a=1&b=2"),
        ("2", "服务", ""),
        ("2.1", "办事", "https://a.test/y"),
    ]


@pytest.mark.parametrize("text", AROUND.values(), ids=AROUND)
def test_menus_with_something_around_them(text: str) -> None:
    expected = read_menu(SAVED.encode(), "A1", "menu.json")
    assert read_menu(text.encode(), "A1", "menu.json") == expected
    assert read_menu(text.encode("utf-16"), "A1", "menu.json") == expected


@pytest.mark.parametrize("text", [f"{SAVED[:-3]}\n", f"menu: {SAVED} {SAVED}", "<pre>{x}</pre>", "}{"])
def test_what_is_cut_off_or_twice_is_no_menu(text: str) -> None:
    with pytest.raises(MenuFileError, match="不是有效的 JSON"):
        read_menu(text.encode(), "A1", "menu.json")


@pytest.mark.parametrize(
    "saved",
    [
        {"code": 500, "msg": "无权限"},
        {"data": []},
        [{"id": 1, "title": "x"}],
        ["a"],
        "text",
        {"data": {"list": [1]}},
    ],
)
def test_what_holds_no_menu_is_one_clear_line(saved: object) -> None:
    with pytest.raises(MenuFileError, match=r"menu\.json：") as raised:
        read_menu(json.dumps(saved).encode(), "A1", "menu.json")
    assert "\n" not in str(raised.value)


def test_conditional_menu_as_one_object() -> None:
    other = {"button": [{"type": "view", "name": "预约", "url": "http://a.test/z"}]}
    saved = {"menu": {"button": BUTTONS}, "conditionalmenu": other}
    menu = read_menu(json.dumps(saved).encode(), "A1", "menu.json")
    assert menu.entries[-1].position == "c1-1"
