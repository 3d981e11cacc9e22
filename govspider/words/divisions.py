"""Provinces beside places that lie in another (省市不符): 湖北省张家界市, 四川省重庆市. File dictionaries/provinces.txt."""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from govspider.items import Detector, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems
from govspider.text.match import WordHit, sentence_around
from govspider.words.alike import Alike, load_alike
from govspider.words.misspelt_places import misspelt_places

FILE = "provinces.txt"
COLUMNS = Columns(("省",), ("地级", "县级"))
_LONGEST = 15  # characters of the longest name
_SHORTEST = 3
_FOREIGNERS = ("商会", "同乡会", "联谊会", "办事处", "联络处", "驻")  # 四川省重庆市商会 is in Sichuan
_EARLIER = re.compile(
    r"(?<!\d)(?:18|19)\d\d(?!\d)|(?<![一-鿿])原|[由是属在于从将自对和及与]原|原[属名称为系籍]|旧|时属|历史|祖籍|民国|[一二三四五六七八九]十年代|解放|建国"
)
_BOTH = re.compile(
    "[两二双]地|两省|毗邻|交界|之间|共建|共同"
)  # two places beside each other: 四川省重庆市两地
# Autonomous regions called provinces; the first three were once (to 1958 at the latest).
_REGIONS = {
    "内蒙古": "内蒙古自治区",
    "广西": "广西壮族自治区",
    "宁夏": "宁夏回族自治区",
    "新疆": "新疆维吾尔自治区",
    "西藏": "西藏自治区",
}
# 广西省道, 西藏省亲, 广西省级 …: the character begins another word.
_CALLED_PROVINCE = re.compile(
    rf"(?P<name>{'|'.join(_REGIONS)})省"
    "(?![会道际级直外亲内份部属力时却事略城油钱心去下了]|[一-鿿]?志)"
)
_CITY = "市"
_REACH = 4  # characters behind a place in which another one beside it is told
_CUT = 4  # characters of a city's name and 市 from which one lost is told: 攀枝市
_NUMERALS = "一二三四五六七八九十"
_MARKETS = frozenset("城都县门超股楼夜早街集")  # 人防城市 is no 防城港市
_AFTER_CUT = frozenset("场面容集长级花树鸟值井")  # 连云市场 is a market of Lianyun
_OF_A_CITY = frozenset("区民")  # 牡丹将市区装点一新
_SURE, _LIKELY = 0.97, 0.9


class Divisions:
    """Which places lie in which provinces.

    Args:
        prefectures: name of a place at prefecture level → its provinces; provinces themselves included.
        counties: the same of counties, districts and cities of their rank.
        alike: which characters are taken for one another.
    """

    def __init__(
        self,
        prefectures: Mapping[str, frozenset[str]],
        counties: Mapping[str, frozenset[str]],
        alike: Alike,
    ) -> None:
        self._prefectures = prefectures
        self._places = {
            name: prefectures.get(name, frozenset()) | counties.get(name, frozenset())
            for name in {*prefectures, *counties}
        }
        self._alike = alike
        self._misspelt = misspelt_places(prefectures, self._places, alike)
        provinces = sorted({one for found in prefectures.values() for one in found}, key=len, reverse=True)
        named = [name for name in provinces if not name.endswith("市")]
        self._provinces = re.compile("|".join(map(re.escape, named)) or "(?!)")
        self._cut_cities = _cut_cities(self._places)
        self._cut = re.compile("|".join(map(re.escape, self._cut_cities)) or "(?!)")
        self._of_four = _cities_of_four(self._places)
        begun = "|".join(sorted({re.escape(city[:2]) for city in self._of_four}))
        self._third = re.compile(rf"(?:{begun})[一-鿿]{_CITY}" if begun else "(?!)")

    def find(self, text: str) -> Iterator[WordHit]:
        """Places behind a province that is not theirs, misspelt ones, regions called provinces, cities with one lost."""
        if "省" in text or "自治区" in text:
            yield from self._elsewhere(text)
            yield from _called_provinces(text)
        yield from self._misspelt_names(text)
        if _CITY in text:
            yield from self._cut_names(text)
            yield from self._third_names(text)

    def _elsewhere(self, text: str) -> Iterator[WordHit]:
        for match in self._provinces.finditer(text):
            name = self._longest(text, match.end())
            owners = self._owners(name)
            if not owners or match[0] in owners or self._provinces.fullmatch(name):
                continue
            end = match.end() + len(name)
            sentence = sentence_around(text, match.start(), end)
            if text.startswith(_FOREIGNERS, end) or _EARLIER.search(sentence):
                continue
            if self._provinces.match(text, end) or (name.endswith(_CITY) and text.startswith("场", end)):
                continue  # 浙江省上海市江苏省三地: a list without marks; 太原市场: another word
            if not _BOTH.search(text, end, end + _REACH):
                yield self._hit(text, match, name, owners)

    def _misspelt_names(self, text: str) -> Iterator[WordHit]:
        for start, end, right in self._misspelt.find(text):
            if not _EARLIER.search(sentence_around(text, start, end)):
                written = text[start:end]
                yield _misnamed((start, end), written, right, f"“{written}”应为“{right}”")

    def _cut_names(self, text: str) -> Iterator[WordHit]:
        for match in self._cut.finditer(text):
            right = self._cut_cities[match[0]]
            if text[match.end() : match.end() + 1] not in _AFTER_CUT:
                yield _misnamed(match.span(), match[0], right, f"“{match[0]}”应为“{right}”")

    def _third_names(self, text: str) -> Iterator[WordHit]:
        """Names of cities of which the third character is another like it: 秦皇到市."""
        for match in self._third.finditer(text):
            written, behind = match[0], text[match.end() : match.end() + 1]
            if written in self._of_four or behind in _AFTER_CUT or behind in _OF_A_CITY:
                continue
            meant = [
                city
                for city in self._of_four
                if city[:2] == written[:2] and self._alike.confusable(city[2], written[2])
            ]
            if len(meant) == 1:
                yield _misnamed(match.span(), written, meant[0], f"“{written}”应为“{meant[0]}”")

    def _longest(self, text: str, start: int) -> str:
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            name = text[start : start + size]
            if len(name) == size and self._owners(name):
                return name
        return ""

    def _owners(self, name: str) -> frozenset[str]:
        return self._places.get(name, frozenset())

    def _hit(self, text: str, match: re.Match[str], name: str, owners: frozenset[str]) -> WordHit:
        start, end = match.start(), match.end() + len(name)
        (owner, *others) = sorted(owners)
        right = name if owner == name else f"{owner}{name}"
        return WordHit(
            start=start,
            end=end,
            shown=text[start:end],
            suggestion=None if others else right,
            detector=Detector.RULE,
            confidence=_SURE if name in self._prefectures else _LIKELY,
            severity=Severity.GENERAL,
            reason=f"“{name}”不属于{match[0]}，属于{'、'.join(sorted(owners))}",
            source=FILE,
        )


def _cut_cities(places: Collection[str]) -> dict[str, str]:
    """Names of cities that lack their third character, where no place is called so: 齐齐哈市, 攀枝市."""
    cities = [place for place in sorted(places) if place.endswith(_CITY) and len(place) >= _CUT]
    cut: dict[str, str] = {}
    for place in cities:
        short = f"{place[:2]}{_CITY}"
        cut[short] = "" if short in cut else place  # 张家市 may be one of three
    tails = {place[start:] for place in places for start in range(len(place))}
    return {
        short: place
        for short, place in cut.items()
        if place
        and short not in tails
        and short[0] not in _NUMERALS  # 五家市级企业
        and short[1] not in _MARKETS
    }


def _cities_of_four(places: Collection[str]) -> frozenset[str]:
    """Those whose first characters are no number: 五家区市 may be districts and cities."""
    cities = (place for place in places if place.endswith(_CITY) and len(place) == _CUT)
    return frozenset(city for city in cities if city[0] not in _NUMERALS)


def _called_provinces(text: str) -> Iterator[WordHit]:
    for match in _CALLED_PROVINCE.finditer(text):
        if not _EARLIER.search(sentence_around(text, *match.span())):
            right = _REGIONS[match["name"]]
            yield _misnamed(match.span(), match[0], right, f"“{match[0]}”应为“{right}”")


def _misnamed(place: tuple[int, int], written: str, right: str, reason: str) -> WordHit:
    return WordHit(
        *place,
        shown=written,
        suggestion=right,
        detector=Detector.RULE,
        confidence=_LIKELY,
        severity=Severity.GENERAL,
        reason=reason,
        source=FILE,
    )


def load_divisions(dictionaries_dir: Path) -> Divisions:
    """The places of provinces.txt; without the file nothing is known.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    prefectures: dict[str, frozenset[str]] = {}
    counties: dict[str, frozenset[str]] = {}
    for row in lexicon.read_rows(dictionaries_dir / FILE, COLUMNS, problems):
        province = frozenset({row.text("省")})
        for level, names in (
            (prefectures, (row.text("省"), *row.values("地级"))),
            (counties, row.values("县级")),
        ):
            for name in names:
                level[name] = level.get(name, frozenset()) | province
    problems.raise_errors()
    return Divisions(prefectures, counties, load_alike(dictionaries_dir))
