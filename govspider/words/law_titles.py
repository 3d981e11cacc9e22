"""Laws cited by a wrong name within title marks (法律名称误写): 《中华人民共和国道路安全交通法》, 《保障农民工资支付条例》.

Outside of title marks another word may make another wording; a whole title is a name, and the names of laws are
known. File of further names: dictionaries/law_titles.txt.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from govspider.items import Detector, Severity
from govspider.text.match import WordHit, covered_by, sentence_around
from govspider.text.segment import Segmenter
from govspider.words.alike import Alike
from govspider.words.cited import is_cited
from govspider.words.confusion import Confusion, load_with_allowed
from govspider.words.law_names import Names, names_of, read_law_names
from govspider.words.law_slips import LAW, WORD, Slip, SlipKind, ending_of, is_made_of_words, slip_between
from govspider.words.phrase_seeds import Phrase

_TITLE = re.compile(r"(?<=[《〈])(?P<state>中华人民共和国)?(?P<name>[一-鿿、]{4,50})(?=[》〉])")
# Of shorter names another character makes another name: behind the State's, and alone.
_SHORTEST, _SHORTEST_ALONE = 5, 7
# A law that is coming or gone, beside its title.
_COMING = re.compile(r"(?:制定|起草|出台|审议|提请|表决|建议|原|旧)[^，。；、》〉]{0,4}[《〈]$")
_WISHED = re.compile(r"[》〉]?[（(]?(?:草案|征求意见|送审|立法|议案|修正|已?废止|失效)")
_BESIDE = 8
# Another country's law, an earlier time's, a work that plays on one: in the sentence of a title without the State.
_OTHERS = re.compile(
    r"美国|日本|德国|法国|英国|韩国|朝鲜|越南|俄罗斯|欧盟|台湾|香港|澳门|联邦|各国|外国|民国|旧中国|苏区|边区"
    r"|栏目|专栏|课程|图书|一书|著作|专著|教材|节目|论文|小品|相声|歌曲|快板"
)
_STATE_TWICE = Slip(SlipKind.ADDED, "国", "", 0)  # 中华人民共和国国土地管理法
_SURE, _LIKELY, _WEAK, _WEAKEST = 0.97, 0.9, 0.85, 0.8


class LawTitles:
    """Tells titles that are nearly a name.

    Args:
        names: all that are known.
        segmenter: tells whether a title is made of words.
        alike: which characters are taken for one another.
        allowed: the office's own phrases that are never a slip.
    """

    def __init__(
        self,
        names: Names,
        segmenter: Segmenter,
        alike: Alike,
        allowed: tuple[str, ...] = (),
    ) -> None:
        self._current = names.current
        self._right = {*names.current, *names.former, *names.silent}
        self._segmenter = segmenter
        self._alike = alike
        self._allowed = allowed
        self._by_ending: dict[str, list[str]] = {}
        self._by_characters: dict[str, list[str]] = {}
        for name in sorted({*names.current, *names.former}):
            self._by_ending.setdefault(ending_of(name), []).append(name)
            self._by_characters.setdefault(_characters(name), []).append(name)

    def find(self, text: str) -> Iterator[WordHit]:
        """Titles that are one slip away from exactly one name."""
        for match in _TITLE.finditer(text) if "《" in text or "〈" in text else ():
            near = self._near(match["name"])
            name, slip = near[0] if len(near) == 1 else ("", None)
            if slip is None or name not in self._current:
                continue
            confidence = self._confidence(slip, text, match)
            start, end = match.span()
            cited = is_cited(text, start - 1, end + 1)
            if not confidence or cited or covered_by(text, start, end, self._allowed):
                continue
            right = (match["state"] or "") + name
            yield WordHit(
                start=start,
                end=end,
                shown=match[0],
                suggestion=right,
                detector=Detector.PHRASE,
                confidence=confidence,
                severity=Severity.GENERAL,
                reason=f"“{match[0]}”疑为“{right}”（法律法规名称，{slip.kind.value}），请核对法律名称",
                source=self._current[name],
            )

    def _near(self, title: str) -> list[tuple[str, Slip]]:
        """The names from which a title is one slip away, those of the nearest rank."""
        ending = ending_of(title)
        if not ending or title in self._right:
            return []
        names, swapped = self._by_ending.get(ending, ()), self._by_characters.get(_characters(title), ())
        found = process.extract(title, names, scorer=Levenshtein.distance, score_cutoff=WORD, limit=None)
        near = {*(name for name, _, _ in found), *(name for name in swapped if ending_of(name) == ending)}
        slips = [(name, slip) for name in near if (slip := slip_between(title, name, self._alike))]
        nearest = min((slip.rank for _, slip in slips), default=0)
        return [(name, slip) for name, slip in slips if slip.rank == nearest]

    def _confidence(self, slip: Slip, text: str, title: re.Match[str]) -> float:
        """How surely a title is meant to be the name; 0: it may be another law, an office's own rule or a work."""
        name, stated = title["name"], title["state"] is not None
        if stated and slip == _STATE_TWICE:
            return _SURE
        is_law, of_words = ending_of(name) == LAW, is_made_of_words(name, slip, self._segmenter)
        if stated and slip.is_clear and (len(name) >= _SHORTEST or slip.kind is not SlipKind.LOST):
            return _SURE if slip.has_all_characters or (is_law and not of_words) else _LIKELY
        certain = slip.has_all_characters or (slip.kind is SlipKind.ALIKE and not of_words)
        shortest = _SHORTEST if stated or certain else _SHORTEST_ALONE
        if len(name) < shortest or _is_of_others(text, title):
            return 0.0
        if slip.is_clear:
            return _WEAK
        # Another subject makes another law, and of regulations not all are known. 科学技术普及法 is no 科学技术进步法.
        told = (is_law and slip.at >= WORD) or (slip.kind is SlipKind.REPLACED and not of_words)
        likely = _LIKELY if stated and is_law and slip.kind is not SlipKind.WORD else _WEAKEST
        return likely if told else 0.0


def _is_of_others(text: str, title: re.Match[str]) -> bool:
    """Whether a title is another country's or time's, a coming law's or a work's."""
    start, end = title.span()
    if _COMING.search(text, max(0, start - _BESIDE), start) or _WISHED.match(text, end, end + _BESIDE):
        return True
    return title["state"] is None and _OTHERS.search(sentence_around(text, start, end)) is not None


def _characters(name: str) -> str:
    return "".join(sorted(name))


def load_law_titles(
    dictionaries_dir: Path,
    phrases: Iterable[Phrase],
    confusions: Iterable[Confusion],
    segmenter: Segmenter,
    alike: Alike,
) -> LawTitles:
    """The names among the canonical phrases and those of law_titles.txt.

    Args:
        dictionaries_dir: the dictionaries.
        phrases: canonical phrases; those of laws and regulations count, others that end like these are right, too.
        confusions: rows of former and wrong names within title marks are told by them.
        segmenter: tells whether a title is made of words.
        alike: which characters are taken for one another.

    Raises:
        DictionaryError: names every faulty row.
    """
    rows, allowed = load_with_allowed(dictionaries_dir, read_law_names)
    return LawTitles(names_of(rows, phrases, confusions), segmenter, alike, allowed)
