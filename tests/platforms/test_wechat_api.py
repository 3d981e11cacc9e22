"""WeChat's interfaces against a real server that speaks them as documented."""

from collections.abc import Iterator

import pytest

from govspider.errors import PlatformError
from govspider.ledger.official import session_with
from govspider.platforms.wechat_api import Authorisation, WechatApi
from tests.platforms.wechat_server import APP, CONDITIONAL, SECRET, WechatServer, article
from tests.servers import TableServer, answer, closed_port, redirect


@pytest.fixture
def server() -> Iterator[WechatServer]:
    with WechatServer(articles=[article(number) for number in range(45)]) as made:
        yield made


def api(address: str, app: str = APP, secret: str = SECRET, waits: list[float] | None = None) -> WechatApi:
    noted = [] if waits is None else waits
    return WechatApi(address, Authorisation("xc_fabu", app, secret), session_with(""), wait=noted.append)


def titles(client: WechatApi) -> list[str]:
    return [one["title"] for item in client.published() for one in item["content"]["news_item"]]


def test_every_page_of_what_was_published_but_what_was_deleted(server: WechatServer) -> None:
    server.articles[3] = article(3, deleted=True)
    assert titles(api(server.address)) == [f"第{number}号工作动态" for number in range(45) if number != 3]
    assert server.seen == {"stable_token": 1, "freepublish/batchget": 3}


def test_an_empty_list_is_asked_for_once(server: WechatServer) -> None:
    server.articles = []
    assert titles(api(server.address)) == []
    assert server.seen["freepublish/batchget"] == 1


def test_the_menu_as_followers_have_it(server: WechatServer) -> None:
    assert api(server.address).menu() == server.selfmenu
    server.conditional = CONDITIONAL
    assert api(server.address).menu()["conditionalmenu"] == CONDITIONAL
    server.selfmenu = {"is_menu_open": 0}
    assert api(server.address).menu() == {"is_menu_open": 0}


def test_a_token_is_used_until_it_ends(server: WechatServer) -> None:
    clock = [0.0]
    client = api(server.address)
    client.now = lambda: clock[0]
    client.menu()
    client.menu()
    assert server.seen["stable_token"] == 1
    clock[0] = 7000.0
    client.menu()
    assert server.seen["stable_token"] == 2


@pytest.mark.parametrize("code", [40001, 42001, 40014])
def test_a_spoilt_token_is_asked_for_again(server: WechatServer, code: int) -> None:
    server.errors["get_current_selfmenu_info"] = [code]
    assert api(server.address).menu() == server.selfmenu
    assert server.seen["stable_token"] == 2


def test_where_there_is_no_stable_token_the_older_interface_gives_one(server: WechatServer) -> None:
    server.stable = False
    assert api(server.address).menu() == server.selfmenu
    assert server.seen["token"] == 1


def test_a_busy_interface_is_asked_again_later(server: WechatServer) -> None:
    waits: list[float] = []
    server.errors["get_current_selfmenu_info"] = [-1, 45011]
    assert api(server.address, waits=waits).menu() == server.selfmenu
    assert waits == [1.0, 2.0]
    server.errors["get_current_selfmenu_info"] = [-1, -1, -1]
    with pytest.raises(PlatformError, match="错误 -1"):
        api(server.address).menu()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (45009, "次数已用完"),
        (48001, "没有此接口的权限"),
        (40164, "IP白名单"),
        (50002, "封禁"),
        (99999, "错误码"),
    ],
)
def test_an_error_names_account_and_fix(server: WechatServer, code: int, said: str) -> None:
    server.errors["freepublish/batchget"] = [code]
    with pytest.raises(PlatformError, match=said) as raised:
        titles(api(server.address))
    assert str(raised.value).startswith(f"xc_fabu：公众平台接口返回错误 {code}")
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize(
    ("app", "secret", "said"), [("wxother", SECRET, "AppID 无效"), (APP, "no", "AppSecret 无效")]
)
def test_a_wrong_key(server: WechatServer, app: str, secret: str, said: str) -> None:
    with pytest.raises(PlatformError, match=said):
        api(server.address, app, secret).menu()


@pytest.mark.parametrize(
    "behaviour", [answer(b"<html>"), answer(b"[1]"), answer(b"", status=502), redirect("/x")]
)
def test_what_is_not_the_platform(behaviour: object) -> None:
    table = {"/cgi-bin/stable_token": behaviour}
    with TableServer(table) as server, pytest.raises(PlatformError, match="xc_fabu") as raised:  # type: ignore[arg-type]
        api(server.url("")).menu()
    assert SECRET not in str(raised.value)


def test_nobody_there_says_nothing_of_the_secret() -> None:
    with pytest.raises(PlatformError, match="无法连接") as raised:
        api(f"http://127.0.0.1:{closed_port()}").menu()
    assert SECRET not in str(raised.value)
    assert SECRET not in repr(api("http://a.test"))
