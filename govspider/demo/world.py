"""The world outside the city (外部网站): what outlinks lead to, right and wrong.

An address says in its path what its server does, as `/moved/…` or `/refuse/429`; hosts look like anybody's.
"""

import asyncio
import re
from functools import cache

from govspider.demo import texts
from govspider.demo.chance import dice
from govspider.demo.responses import Response, html, redirect, unknown_host
from govspider.demo.templating import render

HANG_HOST = "www.far-away.test"
_SERVICE = "www.regional-service.test"
_ARCHIVE = "www.region-archive.test"
_BUSY = "www.busy-gateway.test"  # a 429 makes a careful visitor leave the whole host alone
_GUARDED = "www.guarded-portal.test"
# Foot links of every page: plain pages that answer.
FOOT_HOSTS = {
    "bszs.conac.test": "党政机关网站标识",
    "beian.miit.gov.test": "ICP/IP地址/域名信息备案管理系统",
    "beian.mps.gov.test": "全国互联网安全管理服务平台",
    "zfwzgl.www.gov.test": "我为政府网站找错",
}


@cache
def _rows(section: str) -> tuple[tuple[str, str, str], ...]:
    rows = (tuple(line.split("|", 2)) for line in texts.sections("world.txt")[section])
    return tuple((row[0], row[1], row[2]) for row in rows)


def bad_url(seed: int, number: int) -> str:
    """Home page of the nth bad site (不良网站): gambling, pornography, fraud or a parked domain."""
    rows = _rows("bad")
    return _numbered(seed, rows[number % len(rows)][0], number) + "/"


def soft_url(seed: int, number: int) -> str:
    """A page that answers 200 and says that there is none (软404)."""
    rows = _rows("soft")
    return f"{_numbered(seed, rows[number % len(rows)][0], number)}/content/{2000 + number}.html"


def dead_url(seed: int, number: int) -> str:
    """A link that does not open: 404, 410, or a host that does not exist (死链)."""
    chance = dice(seed, "dead", number)
    path = f"/{chance.choice(('zt', 'old', 'news', 'info'))}/{chance.randint(1000, 99999)}"
    forms = (
        f"http://{_ARCHIVE}/gone/404{path}.html",
        f"http://zt{number}-{chance.randint(100, 999)}.expired.test{path}.html",
        f"http://{_ARCHIVE}/gone/410{path}.html",
        f"http://www.people-news.test{path}.html",
    )
    return forms[number % len(forms)]


def fine_urls() -> tuple[str, ...]:
    """Outlinks that are right, among them those that a hasty judge would accuse."""
    plain = tuple(f"http://{host}/" for host, _, _ in _rows("fine"))
    odd = (
        f"http://{_GUARDED}/refuse/403/index.html",
        f"http://{_GUARDED}/refuse/412/index.html",
        f"http://{_BUSY}/refuse/429/index.html",
        *(f"http://{_SERVICE}/head/{status}/index.html" for status in (405, 404, 500)),
        *(f"http://{_SERVICE}/moved/{status}/index.html" for status in (301, 302)),
    )
    return plain + odd


def hanging_urls() -> tuple[str, ...]:
    """Outlinks that never answer: they cannot be judged."""
    return (f"http://{HANG_HOST}/index.html", f"http://{HANG_HOST}/zwfw/index.html")


def _numbered(seed: int, pattern: str, number: int) -> str:
    return "http://" + pattern.replace("#", str(dice(seed, pattern, number).randint(1000, 9999)))


async def answer(method: str, host: str, path: str) -> Response:
    """What a host outside the city answers."""
    if host == HANG_HOST:
        await asyncio.Event().wait()  # until the client gives up and the connection is closed
    if host in {_SERVICE, _ARCHIVE, _BUSY, _GUARDED}:
        return _service(method, path)
    if host in FOOT_HOSTS:
        return html(render("world.html", title=FOOT_HOSTS[host], text="查询服务运行正常。"))
    for section in ("bad", "fine", "soft"):
        for pattern, title, text in _rows(section):
            if re.fullmatch(re.escape(pattern).replace(r"\#", r"\d+"), host):
                return _page(section, path, title, text)
    return unknown_host(host)


def _page(section: str, path: str, title: str, text: str) -> Response:
    if section == "fine" and path not in {"/", "/index.html"}:
        return html(render("world.html", title="404 Not Found", text="页面不存在"), status=404)
    return html(render("world.html", title=title, text=text))


def _service(method: str, path: str) -> Response:
    page = render("world.html", title="区域公共服务平台", text="提供办事指南查询、进度查询和在线咨询服务。")
    way, _, rest = path.strip("/").partition("/")
    status = int(rest[:3]) if rest[:3].isdigit() else 200
    if way in {"refuse", "gone"}:
        return html(render("world.html", title=f"{status}", text="请求未能完成。"), status=status)
    if way == "head" and method == "HEAD":
        return html(b"", status=status)
    if way == "moved":
        return redirect(f"http://{_SERVICE}/index.html", status)
    return html(page)
