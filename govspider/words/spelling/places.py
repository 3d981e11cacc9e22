"""Names of places and people (地名人名): no vocabulary holds them all, so what they look like is told too."""

from collections.abc import Iterable
from pathlib import Path

from govspider.text.lexicon import Problems
from govspider.text.word_lists import read_words

FILE = "places.txt"
_LONGEST = 8  # characters of the longest name looked for
_SHORTEST = 3
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")  # so many that one looks like the other: never proposed
_ENDS = frozenset("镇乡村县区市州街路屯庄寨桥河江湖岛湾港岭坪塘岗坑围旗沟社巷组")  # a name stands before
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖温庞樊葛邢"
    "齐文兰俞施安殷颜伍倪伦邬柯翁左阮欧路阎"
)
_NEAR = 2  # characters before a change where a surname may stand, behind it where a place may end
FAR = 9  # told where there is none


class Places:
    """Knows names of places.

    Args:
        names: of three to eight Han characters, as 定日县; those above townships (`divisions`) may be proposed.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self._lasts = frozenset(name[-1] for name in self.names)

    @property
    def divisions(self) -> frozenset[str]:
        """Those above townships."""
        return frozenset(name for name in self.names if not name.endswith(_TOWNSHIPS))

    def cover(self, text: str, start: int, end: int) -> int:
        """Characters of the longest name of a place over part of [start, end); 0 if there is none."""
        names, lasts = self.names, self._lasts
        return max(
            (
                stop - begin
                for stop in range(start + 1, min(len(text), end + _LONGEST - 1) + 1)
                if text[stop - 1] in lasts
                for begin in range(max(0, stop - _LONGEST), min(end, stop - _SHORTEST + 1))
                if text[begin:stop] in names
            ),
            default=0,
        )

    def begins_at(self, text: str, start: int) -> bool:
        """Whether a name of a place begins there."""
        return any(text[start : start + size] in self.names for size in range(_SHORTEST, _LONGEST + 1))


def to_place_end(text: str, end: int) -> int:
    """Characters from the last of [… end) to one with which names of places end; FAR if none is near."""
    first = max(0, end - 1)
    return next((step for step, one in enumerate(text[first : first + _NEAR + 1]) if one in _ENDS), FAR)


def to_surname(text: str, start: int) -> int:
    """Characters back from a place to a surname; FAR if none is near."""
    before = text[max(0, start - _NEAR) : start + 1]
    return next((step for step, one in enumerate(reversed(before)) if one in _SURNAMES), FAR)


def is_name_like(text: str) -> bool:
    """Whether three characters may be a person's name: a surname and two more."""
    return len(text) == _SHORTEST and text[0] in _SURNAMES


def load_places(dictionaries_dir: Path) -> Places:
    """The names of places.txt.

    Raises:
        DictionaryError: names every faulty row.
    """
    problems = Problems(dictionaries_dir)
    names = read_words(dictionaries_dir / FILE, problems)
    problems.raise_errors()
    return Places(names)
