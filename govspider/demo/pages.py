"""Pages of websites and channels (网站页面), made on request from the address alone."""

import json
from dataclasses import dataclass

from govspider.demo import attachment_plants, layout_urls, made_files, texts
from govspider.demo.articles import article, paragraphs, published, title_of
from govspider.demo.chance import dice
from govspider.demo.model import City, DemoColumn, Site, Spot, State, Where
from govspider.demo.prose import Writer
from govspider.demo.responses import DROP, Response, html, redirect, text, unknown_host, unreachable
from govspider.demo.script import traditional
from govspider.demo.templating import render

_HOME_ENTRIES = 4  # entries of each list on the home page
_SLOW_SECONDS = 0.6
_STATUS = {State.GONE: 404, State.ERROR: 500, State.REFUSED: 403}
_HIDING = {
    "display": "display:none",
    "left": "position:absolute;left:-9999px",
    "size": "font-size:0",
    "visibility": "visibility:hidden",
    "height": "height:0;overflow:hidden",
    "indent": "text-indent:-9999px;overflow:hidden;display:block",
    "opacity": "opacity:0",
    "marquee": "",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list."""

    title: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class Block:
    """A column as navigation and home page show it."""

    name: str
    url: str
    items: tuple[Item, ...]


def answer(city: City, site: Site, path: str) -> Response:
    """What a site answers for a path (with its query)."""
    if site.down:
        return _down(site)
    response = _page(city, site, path)
    if site.slow and response.status == 200:  # noqa: PLR2004 - HTTP's OK
        return Response(
            response.status, response.body, response.content_type, response.headers, delay=_SLOW_SECONDS
        )
    return response


def _down(site: Site) -> Response:
    if site.down == "drop":
        return Response(DROP)
    if site.down == "500":
        return html("<html><head><title>500</title></head><body>Server Error</body></html>", status=500)
    return unreachable(site.host) if site.down == "refused" else unknown_host(site.host)


def _page(city: City, site: Site, path: str) -> Response:
    if f"{path}/" == site.prefix:
        return redirect(site.base, 301)
    for host in (site.host, *site.other_hosts):
        url = f"http://{host}{path}"
        found = _find(city, site, url)
        if found is not None:
            return found
    return _special(city, site, path) or _encoded(site, _view(city, site, "error"), 404)


def _find(city: City, site: Site, url: str) -> Response | None:
    if url in layout_urls.home_urls(site):
        return _home(city, site, url)
    column = layout_urls.column_at(site, url)
    if column is not None:
        return _list(city, site, *column)
    spot = layout_urls.article_at(site, url)
    if spot is not None and site.columns[spot[0]].has_articles:
        return _encoded(site, _article(city, site, *spot))
    return None


def _special(city: City, site: Site, path: str) -> Response | None:
    """Attachments, data of scripts, frames, lost pages."""
    rest = path.removeprefix(site.prefix)
    if rest.startswith("files/"):
        return _planted_file(site, rest) or made_files.serve(rest)
    if rest.startswith("lost/"):
        return html(render("world.html", title="页面不存在", text="您访问的页面不存在或者已被删除。"))
    if rest.startswith(("admin/", "search")):
        return html(render("world.html", title="后台管理", text="请布署登录环境后再登陆后台。"))
    if rest in {"top.htm", "left.htm"} and site.layout == "frames":
        return _encoded(site, _view(city, site, rest.removesuffix(".htm")))
    if rest.startswith("data/"):
        return _data(city, site, rest)
    return None


def _planted_file(site: Site, rest: str) -> Response | None:
    for plants in site.plants.values() if rest.startswith("files/P") else ():
        for plant in plants:
            if plant.where in {Where.FILE, Where.PICTURE} and plant.url == site.base + rest:
                return Response(200, *attachment_plants.make(plant))
    return None


def _data(city: City, site: Site, rest: str) -> Response | None:
    """`data/3_1.json`: entries of a scripted list; `data/3.htm`: the frame of a list."""
    name, _, suffix = rest.removeprefix("data/").partition(".")
    index, _, page = name.partition("_")
    if not index.isdigit() or int(index) >= len(site.columns):
        return None
    if suffix == "htm":
        return _encoded(site, _view(city, site, "frame", items=_entries(city, site, int(index), 1)))
    entries = [
        {"title": one.title, "url": one.url, "date": one.date}
        for one in _entries(city, site, int(index), int(page or 1))
    ]
    return text(json.dumps({"total": len(entries), "list": entries}, ensure_ascii=False), "application/json")


def _home(city: City, site: Site, url: str) -> Response:
    plants = site.planted(Spot())
    if url != layout_urls.home_url(site):  # a frame set or a refresh leads to the page that readers see
        return _encoded(site, _view(city, site, "entrance", target=layout_urls.home_url(site)))
    blocks = tuple(
        Block(column.name, layout_urls.column_url(site, index), tuple(_newest(city, site, index)))
        for index, column in enumerate(site.columns)
        if column.on_home and column.newest
    )
    return _encoded(site, _view(city, site, "home", blocks=blocks, plants=plants))


def _newest(city: City, site: Site, index: int) -> list[Item]:
    return [_item(city, site, index, number) for number in home_numbers(site.columns[index])]


def home_numbers(column: DemoColumn) -> range:
    """Which articles of a column stand on the home page."""
    return (
        range(min(column.count, _HOME_ENTRIES)) if column.on_home and column.state is State.LIST else range(0)
    )


def list_numbers(site: Site, index: int, page: int) -> list[int]:
    """Which articles stand on a page of a list, in its order: a pinned old one comes first on every page."""
    column = site.columns[index]
    size = layout_urls.SCHEMES[site.layout].page_size
    numbers = list(range((page - 1) * size, min(page * size, column.count)))
    if column.pinned and page == 1 and column.count > size:
        return [column.count - 1, *numbers]
    if column.pinned and page == 1 and numbers:
        return [numbers[-1], *numbers[:-1]]
    return numbers


def _entries(city: City, site: Site, index: int, page: int) -> list[Item]:
    return [_item(city, site, index, number) for number in list_numbers(site, index, page)]


def _item(city: City, site: Site, index: int, number: int) -> Item:
    column = site.columns[index]
    if column.state is State.FILES:
        name, url = made_files.file_entry(city.place, site, index, number)
        return Item(name, url, published(column, number).isoformat())
    title = title_of(city.place, site, index, number)
    return Item(title, layout_urls.article_url(site, index, number), published(column, number).isoformat())


def _list(city: City, site: Site, index: int, page: int) -> Response:
    column = site.columns[index]
    if column.state in _STATUS:
        return _encoded(site, _view(city, site, "error"), _STATUS[column.state])
    items = _entries(city, site, index, page) if column.newest else []
    body = _text_column(city, site, index) if column.state is State.TEXT else ()
    pages = layout_urls.list_pages(site, index)
    return _encoded(
        site,
        _view(
            city, site, "list",
            column=column, index=index, items=items, paragraphs=body, page=page, pages=pages,
            page_urls=[layout_urls.column_url(site, index, number) for number in range(1, pages + 1)],
            in_frame=column.state is State.FRAME,
        ),
    )  # fmt: skip


def _text_column(city: City, site: Site, index: int) -> tuple[str, ...]:
    chance = dice(city.place.seed, site.target_id, site.columns[index].slug, "text")
    topic = texts.topics()[chance.choice(site.unit.topics)]
    return paragraphs(Writer(city.place, site.unit, topic, city.place.day, chance), "static")


def _article(city: City, site: Site, index: int, number: int) -> str:
    made = article(city.place, site, index, number)
    plants = site.planted(Spot(index, number))
    chance = dice(city.place.seed, site.target_id, index, number, "order")
    body = list(made.paragraphs)
    for plant in plants:
        if plant.where is Where.BODY:
            body.insert(chance.randint(1, len(body)), plant.text)
    neighbours = {
        "previous": _item(city, site, index, number - 1) if number else None,
        "following": _item(city, site, index, number + 1) if number + 1 < site.columns[index].count else None,
    }
    attachments = [Item(name, f"{site.base}files/{name_of}", "") for name, name_of in made.attachments]
    attachments += [Item(plant.text, plant.url, "") for plant in plants if plant.where is Where.FILE]
    return _view(
        city, site, "article", article=made, column=site.columns[index], index=index, paragraphs=body,
        plants=plants, attachments=attachments, neighbours=neighbours,
        column_url=layout_urls.column_url(site, index),
    )  # fmt: skip


def _view(city: City, site: Site, view: str, **values: object) -> str:
    navigation = [
        Block(column.name, layout_urls.column_url(site, index), ())
        for index, column in enumerate(site.columns)
    ]
    defaults: dict[str, object] = {
        "plants": (),
        "column": None,
        "article": None,
        "items": (),
        "charset": site.declared or site.charset,
        "hiding": _HIDING,
    }
    return render(
        f"{site.layout}.html",
        view=view,
        site=site,
        place=city.place,
        navigation=navigation,
        home=site.base,
        **(defaults | values),
    )


def _encoded(site: Site, page: str, status: int = 200) -> Response:
    if site.traditional:
        page = traditional(page)
    body = page.encode(site.charset, errors="xmlcharrefreplace")
    content_type = f"text/html; charset={site.declared}" if site.declared else "text/html"
    return Response(status, body, content_type)
