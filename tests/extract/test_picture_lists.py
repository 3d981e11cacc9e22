"""Lists of pictures without days: entries named by text, link or picture; logos, banners, icons and codes are none."""

import pytest

from tests.extract.building import article, column

NAMES = ("临河码头旧影", "百年骑楼街", "南岭茶山春色", "石桥古渡口", "文庙大成殿修缮前后")
PAGES = ("mt", "ql", "cs", "gd", "wm")
HOST = "http://wlj.linchuan.gov.test"


def rows(form: str) -> str:
    made = zip(range(1, 6), PAGES, NAMES, strict=True)
    return "".join(form.format(i=number, k=page, n=name) for number, page, name in made)


def titles(html: str, url: str = f"{HOST}/lzp/") -> list[str]:
    return [entry.title for entry in column(html, name="老照片", url=url).entries]


def in_rows(form: str, *, first: int = 3) -> str:
    """Cells in two rows of a table."""
    cells = rows(form + "¦").split("¦")
    return f"<table><tr>{''.join(cells[:first])}</tr><tr>{''.join(cells[first:])}</tr></table>"


@pytest.mark.parametrize(
    "html",
    [
        rows('<li><a href="{k}.html"><img src=p{i}.jpg alt="{n}"></a><p><a href="{k}.html">{n}</a></p></li>'),
        rows('<li><a href="{k}.html"><img src=p{i}.jpg><span>{n}</span></a></li>'),
        rows(
            '<div class=item><a href="{k}.html"><img src=p{i}.jpg></a><h4><a href="{k}.html">{n}</a></h4></div>'
        ),
        rows(
            '<dl><dt><a href="{k}.html"><img src=p{i}.jpg></a></dt><dd><a href="{k}.html">{n}</a></dd></dl>'
        ),
        rows('<li><a href="{k}.html"><img src=p{i}.jpg alt="{n}"></a></li>'),
        rows('<li><a href="{k}.html" title="{n}"><img src=p{i}.jpg></a></li>'),
        rows('<li><a href="{k}.html"><img src=p{i}.jpg></a><p>{n}</p></li>'),
        rows("<a href='{k}.html'><i style='background-image:url(p{i}.jpg)'></i><b>{n}</b></a>"),
        in_rows('<td><a href="{k}.html"><img src=p{i}.jpg></a><br><a href="{k}.html">{n}</a></td>'),
        (
            f"<table><tr>{rows('<td><a href={k}.html><img src=p{i}.jpg></a></td>')}</tr>"
            f"<tr>{rows('<td><a href={k}.html>{n}</a></td>')}</tr></table>"
        ),
    ],
)
def test_pictures_with_names_are_entries(html: str) -> None:
    assert titles(f"<div class=pics>{html}</div>") == list(NAMES)


@pytest.mark.parametrize(
    ("address", "url"),
    [("/content/{i}.html", f"{HOST}/channel/lzp.html"), ("show.asp?id={i}", f"{HOST}/pic.asp")],
)
def test_pictures_of_filed_pages_are_entries(address: str, url: str) -> None:
    form = f"<li><a href='{address}'><img src=/p{{i}}.jpg></a><a href='{address}'>{{n}}</a></li>"
    assert titles(f"<ul>{rows(form)}</ul>", url) == list(NAMES)


def test_many_names_below_pictures_are_no_article() -> None:
    made = "".join(
        f"<li><a href=a{n}.html><img src=p{n}.jpg></a><p>旧城影像之{number}</p></li>"
        for n, number in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅卯")
    )
    assert len(titles(f"<ul>{made}</ul>")) == 14


@pytest.mark.parametrize(
    "html",
    [
        rows("<li><a href='http://{k}.gov.test/'><img src=p{i}.jpg alt='{n}'></a></li>"),
        rows(
            "<li><a href='http://{k}.gov.test/a/1.html'><img src=p{i}.jpg></a><a href='http://{k}.gov.test/a/1.html'>{n}</a></li>"
        ),
        rows("<a href='/zt/{k}/'><img src=p{i}.jpg alt='{n}'></a>"),
        f"<div class=banner>{rows('<a href={k}.html><img src=p{i}.jpg alt={n}></a>')}</div>",
        rows("<li><a href='/bsfw/{k}/index.html'><img src=p{i}.png><p>{n}</p></a></li>"),
        rows("<li><a href='{k}.html'><img src=/images/icon_{i}.png><p>{n}</p></a></li>"),
        rows("<li><a href='{k}.html'><img src=p{i}.png width=48 height=48><p>{n}</p></a></li>"),
        rows("<li><a href='/{k}/fw.html'><img src=p{i}.png><p>{n}</p></a></li>"),
        rows("<li><img src=p{i}.png><p>{n}</p></li>"),
        rows("<li><a href='p{i}.png'><img src=p{i}.png></a><p>{n}</p></li>"),
        rows("<li><a href='{k}.html'><img src=p{i}.jpg>查看详情</a></li>"),
        "<li><a href=a.html><img src=1.jpg>临河码头旧影</a></li><li><a href=b.html><img src=2.jpg>石桥古渡口</a></li>",
        "<li><a href='http://[::1/a.html'><img src=1.jpg>临河码头旧影</a></li>" * 3,
    ],
)
def test_logos_banners_icons_and_codes_are_none(html: str) -> None:
    assert titles(f"<ul>{html}</ul>") == []


def test_pictures_beside_a_dated_list_or_an_article_are_none() -> None:
    pictures = f"<ul>{rows('<li><a href={k}.html><img src=p{i}.jpg><p>{n}</p></a></li>')}</ul>"
    dated = "".join(
        f"<li><a href=/gk/{n}.html>关于开展文物巡查的通知第{n}号</a><i>2023-05-1{n}</i></li>"
        for n in range(4)
    )
    assert all("文物巡查" in title for title in titles(f"{pictures}<ul>{dated}</ul>"))
    facts = article("<p>发布时间：2023-06-05　来源：市民政局</p>", behind=pictures)
    assert (facts.entries, facts.published is not None) == ((), True)
    assert titles(pictures, f"{HOST}/") == []
