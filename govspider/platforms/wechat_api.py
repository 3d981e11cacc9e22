"""WeChat's own interfaces (公众平台接口), with the unit's authorisation: an account's menu and what it has published.

Interfaces, errors and limits as the platform's documentation has them: stable_token, token, get_current_selfmenu_info,
menu/get, freepublish/batchget (https://developers.weixin.qq.com/doc/subscription/). Tokens stay in memory: the platform
gives the same stable token until it expires. Nothing here names a token or a secret in a message.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from govspider.errors import PlatformError

if TYPE_CHECKING:
    import requests

TIMEOUT = (10, 30)  # seconds: to connect, between two parts of an answer
_MOST_BYTES = 20 * 1024 * 1024  # of an answer
_AT_A_TIME = 20  # published articles; the interface gives no more
_MOST_PAGES = 500
_EARLIER = 300  # seconds before its end a token is asked for anew
_TRIES = 3
_WAIT = 1.0  # seconds before a busy interface is asked again; doubled each time
_BUSY = frozenset({-1, 45011})
_TOKEN_SPOILT = frozenset({40001, 40014, 42001})
NO_MENU = 46003
_NO_STABLE_TOKEN = frozenset({40066, 43002})
# What a person can do about an error.
_FIXES: Mapping[int, str] = {
    40013: "AppID 无效，请核对授权文件",
    40125: "AppSecret 无效，请核对授权文件，或在公众平台重置后更新",
    40164: "本机的出口地址不在公众平台的IP白名单中，请在“设置与开发”中加入后再取",
    45009: "接口今日调用次数已用完，请明日再取",
    48001: "该账号没有此接口的权限（未认证的订阅号没有），请改用导出文件",
    50002: "该账号的接口功能已被封禁，请登录公众平台查看",
    61004: "本机的出口地址不在第三方平台登记的地址中，请联系平台",
}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What a unit has given us for one account (授权)."""

    target_id: str
    app_id: str
    secret: str = field(repr=False)


@dataclass(slots=True)
class WechatApi:
    """Asks the platform for one account.

    Args:
        base: address of the interfaces, such as https://api.weixin.qq.com.
        own: the account's authorisation.
        session: carries the proxy; redirects are not followed.
        wait: waits so many seconds.
        now: a clock that never goes back, in seconds.
    """

    base: str
    own: Authorisation
    session: "requests.Session"
    wait: Callable[[float], object] = time.sleep
    now: Callable[[], float] = time.monotonic
    _token: str = field(default="", repr=False)
    _good_until: float = 0.0

    def menu(self) -> Json:
        """The menu as followers have it, with conditional menus (个性化菜单) where there are any.

        Raises:
            PlatformError: the platform does not give it.
        """
        current = self._ask("get_current_selfmenu_info")
        if current.get("is_menu_open") == 0:
            return current
        made = self._ask("menu/get", also=frozenset({NO_MENU}))
        return made if made.get("conditionalmenu") else current

    def published(self) -> Iterator[Json]:
        """Every article that was published and not deleted, the newest first, as `freepublish/batchget` has it.

        Raises:
            PlatformError: the platform does not give them.
        """
        offset = 0
        for _ in range(_MOST_PAGES):
            answer = self._ask(
                "freepublish/batchget", {"offset": offset, "count": _AT_A_TIME, "no_content": 0}
            )
            items = answer.get("item") or []
            for item in items:
                content = item.get("content") or {}
                live = [one for one in content.get("news_item") or [] if not one.get("is_deleted")]
                yield {**item, "content": {**content, "news_item": live}}
            offset += len(items)
            if not items or offset >= int(answer.get("total_count") or 0):
                return

    def _ask(self, path: str, body: Json | None = None, also: frozenset[int] = frozenset()) -> Json:
        """Ask one interface; `also` are errors that are answers."""
        for attempt in range(_TRIES):
            answer = self._send(path, {"access_token": self._access_token()}, body)
            code = int(answer.get("errcode") or 0)
            if code in _TOKEN_SPOILT and attempt == 0:
                self._token = ""
                self._access_token(anew=code != 42001)  # noqa: PLR2004 - expired: the next one is due anyway
            elif code in _BUSY and attempt + 1 < _TRIES:
                self.wait(_WAIT * 2**attempt)
            elif code and code not in also:
                raise self._error(code)
            else:
                return answer
        raise self._error(code)

    def _access_token(self, *, anew: bool = False) -> str:
        if not self._token or self.now() >= self._good_until:
            who = {"grant_type": "client_credential", "appid": self.own.app_id, "secret": self.own.secret}
            answer = self._send("stable_token", {}, who | {"force_refresh": anew})
            if answer.get("errcode") in _NO_STABLE_TOKEN:
                answer = self._send("token", who, None)
            if not answer.get("access_token"):
                raise self._error(int(answer.get("errcode") or 0))
            self._token = str(answer["access_token"])
            self._good_until = self.now() + int(answer.get("expires_in") or 0) - _EARLIER
        return self._token

    def _send(self, path: str, query: Mapping[str, str], body: Json | None) -> Json:
        import requests

        try:
            with self.session.request(
                "GET" if body is None else "POST",
                f"{self.base.rstrip('/')}/cgi-bin/{path}",
                params=query,
                data=None if body is None else json.dumps(body).encode(),
                timeout=TIMEOUT,
                allow_redirects=False,
                stream=True,
            ) as response:
                if response.status_code != requests.codes.ok:
                    raise PlatformError(
                        f"{self.own.target_id}：公众平台接口 {path} 返回 {response.status_code}，请稍后再取"
                    )
                text = response.raw.read(_MOST_BYTES + 1, decode_content=True)
        except (
            requests.RequestException,
            OSError,
        ) as error:  # its text may hold the address, and that the secret
            reason = f"接口 {path} 无法连接（{type(error).__name__}），请检查网络或代理"
            raise PlatformError(f"{self.own.target_id}：公众平台{reason}") from None
        return self._parsed(path, text)

    def _parsed(self, path: str, text: bytes) -> Json:
        try:
            answer = json.loads(text) if len(text) <= _MOST_BYTES else None
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise PlatformError(
                f"{self.own.target_id}：公众平台接口 {path} 的返回内容无法读取，请核对接口地址的设置"
            )
        return answer

    def _error(self, code: int) -> PlatformError:
        fix = _FIXES.get(code, "请按错误码查公众平台文档")
        return PlatformError(f"{self.own.target_id}：公众平台接口返回错误 {code}；{fix}")
