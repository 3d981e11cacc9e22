"""Addresses of the city's pages (网址): each layout's scheme, built from and read back to numbers."""

import re
from dataclasses import dataclass

from govspider.demo.articles import published
from govspider.demo.chance import dice
from govspider.demo.model import Site

_COLUMNS = 100  # an article's id holds its number and, in two digits, its column
_FIRST_COLUMN = 1000  # numbers of columns in addresses


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a layout writes addresses, below the site's base. `{page}` counts from 1."""

    column: str
    further: str  # second and later pages of a list
    article: str
    home: str = ""  # the page that shows what a reader sees first, if not the base itself
    page_size: int = 12
    first_further: int = 2  # number that the second page has in its address


_TRS = Scheme(
    "{slug}/", "{slug}/index_{page}.html", "{slug}/{ym}/t{ymd}_{id}.html", page_size=4, first_further=1
)
SCHEMES: dict[str, Scheme] = {
    "div": Scheme("{slug}/index.html", "{slug}/index_{page}.html", "{slug}/content/post_{id}.html"),
    "table": Scheme("list.asp?cid={number}", "list.asp?cid={number}&page={page}", "show.asp?id={id}"),
    "js": Scheme("{slug}/list.html", "{slug}/list.html?page={page}", "{slug}/detail/{id}.html"),
    "frames": Scheme("{slug}.htm", "{slug}/{page}.htm", "info/{number}/{id}.htm", home="main.htm"),
    "paged": _TRS,
    "refresh": Scheme(
        "col/col{number}/index.html",
        "col/col{number}/index_{page}.html",
        "art/{y}/{m}/{d}/art_{number}_{id}.html",
        home="web/index.html",
    ),
    "trad": Scheme("{slug}/", "{slug}/page{page}.html", "{slug}/{id}.html", page_size=5),
    "gkml": Scheme(
        "gkmlpt/list/{number}.html", "gkmlpt/list/{number}_{page}.html", "gkmlpt/content/{id}/post_{id}.html"
    ),
    "portal": Scheme("{slug}/index.html", "{slug}/index_{page}.html", "{slug}/{ym}/{id}.shtml", page_size=8),
    "sub": Scheme("{slug}/", "{slug}/index_{page}.htm", "{slug}/{y}/{id}.htm"),
}
_ID = re.compile(r"(\d{7,})\.s?html?$|[?&]id=(\d{7,})$")


def home_url(site: Site) -> str:
    """The page of the site that shows its home lists and links."""
    return site.base + SCHEMES[site.layout].home


def home_urls(site: Site) -> tuple[str, ...]:
    """Every address under which the home page may be reported: frame sets and refreshes have two."""
    return tuple(dict.fromkeys((site.base, home_url(site))))


def column_base(site: Site, index: int) -> str:
    """Where a column lives: a site with a second host has its second column there."""
    if site.other_hosts and index == 1:
        return f"http://{site.other_hosts[0]}/"
    return site.base


def column_url(site: Site, index: int, page: int = 1) -> str:
    """Address of a page of a column's list, from 1."""
    scheme = SCHEMES[site.layout]
    shown = page if page == 1 else page - 2 + scheme.first_further
    pattern = scheme.column if page == 1 else scheme.further
    path = pattern.format(slug=site.columns[index].slug, number=_FIRST_COLUMN + index, page=shown)
    return column_base(site, index) + path


def article_url(site: Site, index: int, number: int) -> str:
    """Address of article n of a column."""
    column = site.columns[index]
    day = published(column, number)
    return column_base(site, index) + SCHEMES[site.layout].article.format(
        slug=column.slug,
        number=_FIRST_COLUMN + index,
        id=_base_id(site) + number * _COLUMNS + index,
        y=day.year,
        m=day.month,
        d=day.day,
        ym=f"{day:%Y%m}",
        ymd=f"{day:%Y%m%d}",
    )


def _base_id(site: Site) -> int:
    return dice("id", site.target_id).randint(10_000, 40_000) * _COLUMNS


def article_at(site: Site, url: str) -> tuple[int, int] | None:
    """Column and number of the article at an address, None if there is none."""
    found = _ID.search(url)
    if found is None:
        return None
    number, index = divmod(int(found[1] or found[2]) - _base_id(site), _COLUMNS)
    if number < 0 or index >= len(site.columns) or number >= site.columns[index].count:
        return None
    return (index, number) if article_url(site, index, number) == url else None


def list_pages(site: Site, index: int) -> int:
    """How many pages the list of a column has."""
    size = SCHEMES[site.layout].page_size
    return max(1, -(-site.columns[index].count // size))


def column_at(site: Site, url: str) -> tuple[int, int] | None:
    """Column and page of the list page at an address, None if there is none."""
    for index in range(len(site.columns)):
        if column_url(site, index) == url:
            return index, 1
    shown = re.search(r"(\d+)(?:\.html?)?$", url)
    if shown is None:
        return None
    page = int(shown[1]) + 2 - SCHEMES[site.layout].first_further
    for index in range(len(site.columns)):
        if 1 < page <= list_pages(site, index) and column_url(site, index, page) == url:
            return index, page
    return None
