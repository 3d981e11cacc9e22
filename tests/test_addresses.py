import pytest

from govspider.addresses import Scope, is_home, normalise, without_user
from govspider.items import Target, TargetKind


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://WWW.A.Test:80/a/../b/./c.html#top", "http://www.a.test/b/c.html"),
        ("https://a.test:443", "https://a.test/"),
        ("http://a.test:8080/x", "http://a.test:8080/x"),
        ("http://a.test/list.jsp;jsessionid=1F2E?id=5&utm_source=x&spm=1", "http://a.test/list.jsp?id=5"),
        ("http://a.test/?b=2&a=1", "http://a.test/?b=2&a=1"),
        ("http://a.test/x/../", "http://a.test/"),
        ("http://a.test/通知.html", "http://a.test/%E9%80%9A%E7%9F%A5.html"),
        (" http://a.test/a b ", "http://a.test/a%20b"),
        ("mailto:a@b.test", ""),
        ("javascript:void(0)", ""),
        ("http://[::1", ""),
        ("http://a.test:port/", ""),
        ("", ""),
    ],
)
def test_one_spelling_for_one_page(url: str, expected: str) -> None:
    assert normalise(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://user:pw@a.test:8080/x?a=b@c#d", "http://a.test:8080/x?a=b@c#d"),
        ("https://user@a.test", "https://a.test"),
        ("http://a@b:c@a.test/", "http://a.test/"),
        ("http://a.test/@x?to=http://user:pw@b.test/", "http://a.test/@x?to=http://user:pw@b.test/"),
        ("http://[::1@x", "http://[::1@x"),
        ("mailto:a@b.test", "mailto:a@b.test"),
        ("ftp://user:pw@a.test/", "ftp://user:pw@a.test/"),
    ],
)
def test_an_address_without_its_user(url: str, expected: str) -> None:
    assert without_user(url) == expected


def test_normalising_twice_changes_nothing() -> None:
    for url in ("http://a.test/%E9%80%9A?x=%20", "http://a.test/a%2Fb", "http://a.test//x"):
        assert normalise(normalise(url)) == normalise(url)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://a.test/", True),
        ("http://a.test/index.shtml", True),
        ("http://a.test/default.aspx", True),
        ("http://a.test/index.html?id=3", False),
        ("http://a.test/news/", False),
        ("http://a.test/indexes.html", False),
    ],
)
def test_home_is_the_root_or_its_index(url: str, home: bool) -> None:  # noqa: FBT001
    assert is_home(url) is home


def site(target_id: str, home: str, kind: TargetKind = TargetKind.WEBSITE, **more: object) -> Target:
    return Target(target_id, kind, target_id, "某单位", home_url=home, **more)  # type: ignore[arg-type]


PORTAL = site("p", "http://www.city.test/", is_portal=True)
TOWN = site("t", "http://www.city.test/town/index.html", TargetKind.CHANNEL)
SUBDOMAIN = site("s", "http://edu.city.test", TargetKind.CHANNEL)
BUREAU = site("b", "http://bureau.test/web/index.html", other_hosts=("old.bureau.test",))
ALL = (PORTAL, TOWN, SUBDOMAIN, BUREAU)


@pytest.mark.parametrize(
    ("target", "url", "holds"),
    [
        (PORTAL, "http://www.city.test/news/1.html", True),
        (PORTAL, "http://city.test/", True),  # without www. it is the same site
        (PORTAL, "http://www.city.test/town/1.html", False),  # the channel answers for it
        (PORTAL, "http://www.city.test/townhall/1.html", True),
        (PORTAL, "http://edu.city.test/", False),
        (TOWN, "http://www.city.test/town/1.html", True),
        (TOWN, "http://www.city.test/town", True),
        (TOWN, "http://www.city.test/news/1.html", False),
        (TOWN, "http://www.city.test/townhall/", False),
        (SUBDOMAIN, "http://edu.city.test/a/b", True),
        (SUBDOMAIN, "http://www.city.test/", False),
        (BUREAU, "http://bureau.test/notice/1.html", True),  # alone on its host: all of it
        (BUREAU, "http://old.bureau.test/x", True),
        (BUREAU, "http://other.test/", False),
    ],
)
def test_every_page_belongs_to_one_target(target: Target, url: str, holds: bool) -> None:  # noqa: FBT001
    assert Scope.of(target, ALL).holds(url) is holds


def test_two_websites_on_one_host_keep_to_their_folders() -> None:
    first, second = site("1", "http://h.test/one/"), site("2", "http://h.test/two/")
    scope = Scope.of(first, (first, second))
    assert scope.holds("http://h.test/one/a.html")
    assert not scope.holds("http://h.test/two/a.html")
    assert not scope.holds("http://h.test/three/a.html")


def test_ports_tell_sites_apart() -> None:
    scope = Scope.of(site("1", "http://127.0.0.1:8000/"))
    assert scope.holds("http://127.0.0.1:8000/a")
    assert not scope.holds("http://127.0.0.1:8001/a")
