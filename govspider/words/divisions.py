"""Provinces beside places that lie in another (省市不符): 湖北省张家界市, 四川省重庆市. File dictionaries/provinces.txt."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from govspider.items import Detector, Severity
from govspider.text import lexicon
from govspider.text.lexicon import Columns, Problems
from govspider.text.match import WordHit, sentence_around

FILE = "provinces.txt"
COLUMNS = Columns(("省",), ("地级", "县级"))
_LONGEST = 15  # characters of the longest name
_SHORTEST = 3
_FOREIGNERS = ("商会", "同乡会", "联谊会", "办事处", "联络处", "驻")  # 四川省重庆市商会 is in Sichuan
_EARLIER = re.compile(
    r"(?<!\d)(?:18|19)\d\d(?!\d)|[原旧]|时属|历史|祖籍|民国|[一二三四五六七八九]十年代|解放|建国"
)
_SURE, _LIKELY = 0.97, 0.9


class Divisions:
    """Which places lie in which provinces.

    Args:
        prefectures: name of a place at prefecture level → its provinces; provinces themselves included.
        counties: the same of counties, districts and cities of their rank.
    """

    def __init__(
        self, prefectures: Mapping[str, frozenset[str]], counties: Mapping[str, frozenset[str]]
    ) -> None:
        self._prefectures = prefectures
        self._counties = counties
        provinces = sorted({one for found in prefectures.values() for one in found}, key=len, reverse=True)
        named = [name for name in provinces if not name.endswith("市")]
        self._provinces = re.compile("|".join(map(re.escape, named)) or "(?!)")

    def find(self, text: str) -> Iterator[WordHit]:
        """Places named behind a province that is not theirs, in order."""
        if "省" not in text and "自治区" not in text:
            return
        for match in self._provinces.finditer(text):
            name = self._longest(text, match.end())
            owners = self._owners(name)
            if not owners or match[0] in owners or self._provinces.fullmatch(name):
                continue
            end = match.end() + len(name)
            if text.startswith(_FOREIGNERS, end) or _EARLIER.search(
                sentence_around(text, match.start(), end)
            ):
                continue
            yield self._hit(text, match, name, owners)

    def _longest(self, text: str, start: int) -> str:
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            name = text[start : start + size]
            if len(name) == size and self._owners(name):
                return name
        return ""

    def _owners(self, name: str) -> frozenset[str]:
        return self._prefectures.get(name, frozenset()) | self._counties.get(name, frozenset())

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


def load_divisions(dictionaries_dir: Path) -> Divisions:
    """The places of provinces.txt; without the file nothing is known.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    path = dictionaries_dir / FILE
    prefectures: dict[str, frozenset[str]] = {}
    counties: dict[str, frozenset[str]] = {}
    rows = lexicon.read_table(path, COLUMNS, problems).rows if path.is_file() else ()
    for row in rows:
        province = frozenset({row.text("省")})
        for level, names in (
            (prefectures, (row.text("省"), *row.values("地级"))),
            (counties, row.values("县级")),
        ):
            for name in names:
                level[name] = level.get(name, frozenset()) | province
    problems.raise_errors()
    return Divisions(prefectures, counties)
