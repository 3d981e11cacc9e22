"""What the data of an app's page says of it (应用页面的数据): name, version, day of that version, developer.

- JSON-LD and microdata of schema.org: SoftwareApplication with `softwareVersion`, `dateModified`, `author`, `publisher`.
- Apple's iTunes Search API (`itunes.apple.com/cn/lookup?id=…`): `trackName`, `version`, `currentVersionReleaseDate`,
  `sellerName`.
- 应用宝 (sj.qq.com, `__NEXT_DATA__`): `itemData[]` with `pkg_name`, `version_name`, `app_name`, `developer`, as the public
  readers of that page take them from there.
- 小米 (its market's answers): `packageName`, `versionName`, `displayName`, `publisherName`, `updateTime`.
- 华为 (`uowap/index?method=internal.getTabDetail`): `package`, `versionName`, `name`, `developer`.

A page names other apps, too: an object counts only if it has the id that stands in the page's own address.
"""

import re
from collections.abc import Mapping

from govspider.extract.page_data import page_data, text_at, walk
from govspider.extract.tree import Document
from govspider.items import PublicCard
from govspider.text.dates import stamp_date

_MARKS = ("SoftwareApplication", "MobileApplication", "softwareVersion", "version", "Version")
_TYPES = frozenset({"SoftwareApplication", "MobileApplication", "WebApplication"})
_IDS = ("pkg_name", "pkgName", "packageName", "package", "bundleId", "trackId", "appid")
_VERSIONS = ("version_name", "versionName", "version")
_NAMES = ("app_name", "trackName", "displayName", "appName", "name")
_DAYS = ("currentVersionReleaseDate", "updateTime")
_DEVELOPERS = ("developer", "sellerName", "publisherName", "cp_name", "authorName")
_SHORTEST_ID = 4  # characters of an id that tells an app
_WORDS = re.compile(r"[\w.]+")
_LONGEST = 100  # characters of a value


def read_app_data(source: str, url: str) -> PublicCard | None:
    """What the data of a page says of its app; None if it says nothing.

    Args:
        source: the page, or an answer in JSON, decoded.
        url: its address.
    """
    if not any(mark in source for mark in _MARKS):
        return None
    own = frozenset(_WORDS.findall(url))
    own |= {word.removeprefix("id") for word in own}  # …/id1442478540
    for data in page_data(source):
        for _, value in walk(data):
            if isinstance(value, dict) and (card := _described(value) or _stored(value, own)):
                return card
    return _microdata(source) if "softwareVersion" in source else None


def _described(data: Mapping[str, object]) -> PublicCard | None:
    """What JSON-LD says of an application."""
    kinds = data.get("@type")
    if _TYPES.isdisjoint(kinds if isinstance(kinds, list) else [kinds]):
        return None
    developer = text_at(data, "author.name") or text_at(data, "publisher.name") or text_at(data, "author")
    return _card(
        text_at(data, "name"), text_at(data, "softwareVersion"), text_at(data, "dateModified"), developer
    )


def _stored(data: Mapping[str, object], own: frozenset[str]) -> PublicCard | None:
    """What a store's data says of the app whose id stands in the page's address."""
    ids = [text_at(data, name) for name in _IDS]
    version = _first(data, _VERSIONS)
    if not version or not any(len(one) >= _SHORTEST_ID and one in own for one in ids):
        return None
    return _card(_first(data, _NAMES), version, _first(data, _DAYS), _first(data, _DEVELOPERS))


def _microdata(source: str) -> PublicCard | None:
    document = Document(source)
    values: dict[str, str] = {}
    for node in document.nodes:
        name = node.get("itemprop")
        if name:
            text = "".join(inner.text for inner in document.inside(node))
            values.setdefault(name, " ".join((node.get("content") or node.get("datetime") or text).split()))
    developer = values.get("author") or values.get("publisher", "")
    if not values.get("softwareVersion"):
        return None
    return _card(values.get("name", ""), values["softwareVersion"], values.get("dateModified", ""), developer)


def _card(name: str, version: str, updated: str, developer: str) -> PublicCard:
    return PublicCard(
        name=name[:_LONGEST],
        version=version[:_LONGEST],
        updated=stamp_date(updated) if updated else None,
        developer=developer[:_LONGEST],
    )


def _first(data: Mapping[str, object], names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := text_at(data, name))), "")
