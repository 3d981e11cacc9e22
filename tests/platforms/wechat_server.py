"""WeChat's interfaces as its documentation has them, on 127.0.0.1: tokens that end, limits, errors, pages of twenty."""

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

APP, SECRET = "wxdemo0000000001", "s3cret-of-the-unit"
MENU = {"button": [{"type": "view", "name": "办事", "url": "http://h5.test/bs"}]}
CONDITIONAL = [{"button": MENU["button"], "matchrule": {"tag_id": "2"}, "menuid": 1}]


def article(number: int, *, deleted: bool = False) -> dict[str, Any]:
    news = {
        "title": f"第{number}号工作动态",
        "digest": "摘要",
        "content": f"<p>第{number}号动态正文。</p>",
        "url": f"http://mp.weixin.test/s/{number}",
        "is_deleted": deleted,
    }
    return {"article_id": f"A{number}", "content": {"news_item": [news]}, "update_time": 1687000000 - number}


@dataclass(slots=True)
class WechatServer:
    """Has one account; `errors` are answered in their order before anything else."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    selfmenu: dict[str, Any] = field(
        default_factory=lambda: {"is_menu_open": 1, "selfmenu_info": {"button": MENU["button"]}}
    )
    conditional: list[dict[str, Any]] = field(default_factory=list)
    stable: bool = True
    errors: dict[str, list[int]] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    token: int = 0
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, path: str, query: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
        self.seen[path] += 1
        if waiting := self.errors.get(path):
            return {"errcode": waiting.pop(0), "errmsg": f"error, secret {SECRET} rid: 1"}
        if path == "stable_token":
            return self._given(body) if self.stable else {"errcode": 40066, "errmsg": "invalid url"}
        if path == "token":
            return self._given(query)
        if query.get("access_token") != f"T{self.token}":
            return {"errcode": 40001, "errmsg": "invalid credential, access_token is invalid or not latest"}
        return self._menu(path) if "menu" in path else self._published(body)

    def _given(self, who: dict[str, Any]) -> dict[str, Any]:
        if who.get("appid") != APP:
            return {"errcode": 40013, "errmsg": "invalid appid"}
        if who.get("secret") != SECRET:
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        self.token += 1
        return {"access_token": f"T{self.token}", "expires_in": 7200}

    def _menu(self, path: str) -> dict[str, Any]:
        if path == "get_current_selfmenu_info":
            return self.selfmenu
        if not self.conditional:
            return {"errcode": 46003, "errmsg": "menu no exist"}
        return {"menu": MENU, "conditionalmenu": self.conditional}

    def _published(self, body: dict[str, Any]) -> dict[str, Any]:
        items = self.articles[body["offset"] : body["offset"] + min(body["count"], 20)]
        return {"total_count": len(self.articles), "item_count": len(items), "item": items}


def _handler_of(platform: WechatServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            answer = json.dumps(
                platform.answer(parts.path.removeprefix("/cgi-bin/"), query, body), ensure_ascii=False
            ).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json; encoding=utf-8")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815 - the library's name

        def log_message(self, *_args: object) -> None:
            """Silence."""

    return Handler
