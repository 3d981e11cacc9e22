"""Mobile pages of accounts (公众号移动页面): H5 entry pages with a bottom menu, what entries lead to."""

from datetime import date, timedelta

from govspider.demo import open_pages, texts
from govspider.demo.accounts import WECHAT_HOST, post_title
from govspider.demo.articles import paragraphs
from govspider.demo.chance import dice
from govspider.demo.model import Account, City
from govspider.demo.prose import Writer
from govspider.demo.responses import Response, html, text
from govspider.demo.templating import render
from govspider.items import TargetState

_NOTICES = {
    "deleted": "该内容已被发布者删除",
    "migrated": "该公众号已迁移至新的账号，原账号已回收",
    "illegal": "此内容因违规无法查看",
    "closed": "该账号已自主注销，内容无法查看",
}
_ENTRIES = 5  # of a list on a mobile page
_STEP = 6  # days between them


def answer(city: City, account: Account, path: str) -> Response:
    """What an account's host answers."""
    if path in {"/", "/index.html"} and account.make:
        return html(_entry(city, account))
    way, _, rest = path.strip("/").partition("/")
    if way == open_pages.PATH and account.open_url:
        return open_pages.answer(account, city.place.day, rest)
    name = rest.removesuffix(".html")
    if way == "list" and name[:3] in {"dt-", "tz-"} and name[3:].isdigit():
        return html(_list(city, account, name[:2], int(name[3:])))
    if way == "article":
        return html(_article(city, account, name))
    if way in {"guide", "contact.html"}:
        return html(_guide(city, account, way, name))
    return _odd(city, account, way)


def _odd(city: City, account: Account, way: str) -> Response:
    """Pages that do not open, or only in a browser."""
    if way == "robots.txt":
        return text("User-agent: *\nDisallow:\n")
    if way == "blank":
        return html("<!DOCTYPE html><html><head><title></title></head><body></body></html>")
    if way == "app":
        items = _items(city, account, "dt", 2)
        return html(render("h5_app.html", account=account, items=items))
    status = {"refused": 403, "error": 500}.get(way, 404)
    return html(render("world.html", title=f"{status}", text="请求未能完成。"), status=status)


def wechat(city: City, path: str) -> Response:
    """WeChat's own host: articles, and notices where content used to be."""
    way, _, rest = path.removeprefix("/s/").partition("-")
    if path.startswith("/s/") and way in _NOTICES:
        return html(render("wechat_notice.html", notice=_NOTICES[way]))
    owner, _, digits = rest.rpartition("-")
    for account in city.accounts:
        if way == "post" and account.target_id == owner:
            return _post(city, account, digits)
    return html(render("world.html", title="微信公众平台", text="请在公众号内查看全部内容。"))


def _post(city: City, account: Account, digits: str) -> Response:
    day = next((day for day in account.posts if f"{day:%Y%m%d}" == digits), None)
    if day is None:
        return html(render("wechat_notice.html", notice="参数错误"))
    if account.state is TargetState.CLOSED:
        return html(render("wechat_notice.html", notice=_NOTICES["closed"]))
    body = paragraphs(_writer(city, account, day, "post", digits), "news")
    title = post_title(account, day)
    return html(render("h5_article.html", account=account, title=title, day=day.isoformat(), paragraphs=body))


def _writer(city: City, account: Account, day: date, *key: object) -> Writer:
    chance = dice(city.place.seed, account.target_id, *key)
    topic = texts.topics()[chance.choice(account.unit.topics)]
    return Writer(city.place, account.unit, topic, day, chance)


def _title(city: City, account: Account, kind: str, day: date) -> str:
    frames = texts.sections("frames_news.txt" if kind == "dt" else "frames_notice.txt")["title"]
    writer = _writer(city, account, day, kind, day.isoformat())
    return writer.fill(writer.chance.choice(frames))


def _items(city: City, account: Account, kind: str, age: int) -> list[dict[str, str]]:
    items = []
    for step in range(_ENTRIES):
        day = city.place.day - timedelta(days=age + step * _STEP)
        items.append(_item(city, account, kind, day))
    return items


def _item(city: City, account: Account, kind: str, day: date) -> dict[str, str]:
    url = f"/article/{kind}-{day:%Y%m%d}.html"
    return {"title": _title(city, account, kind, day), "url": url, "date": day.isoformat()}


def _list(city: City, account: Account, kind: str, age: int) -> str:
    name = "最新动态" if kind == "dt" else "通知公告"
    return render("h5_list.html", account=account, name=name, items=_items(city, account, kind, age))


def _article(city: City, account: Account, name: str) -> str:
    kind, _, digits = name.partition("-")
    day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else city.place.day  # noqa: PLR2004
    writer = _writer(city, account, day, "article", name)
    body = paragraphs(writer, "news" if kind == "dt" else "notice")
    title = _title(city, account, kind, day)
    return render("h5_article.html", account=account, title=title, day=day.isoformat(), paragraphs=body)


def _guide(city: City, account: Account, way: str, name: str) -> str:
    """A page that need not change: no date on it."""
    writer = _writer(city, account, city.place.day, way, name)
    title = "联系我们" if way == "contact.html" else f"{writer.topic.name}办事指南"
    return render("h5_guide.html", account=account, title=title, paragraphs=paragraphs(writer, "static"))


def _entry(city: City, account: Account) -> str:
    posts = [_item(city, account, "dt", day) for day in account.entry_posts]
    return render(f"h5_{account.make}.html", account=account, posts=posts)


__all__ = ["WECHAT_HOST", "answer", "wechat"]
