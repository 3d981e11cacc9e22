"""The same article on a unit's website and account, with other numbers or days (同题文章不一致).

Source: 国办发〔2017〕47号, 内容发布: 信息准确; 国办发〔2018〕123号, 协同联动. Which of the two is right nobody can tell from
outside, so all of it is for a person (提示). Two texts are the same article where their titles agree and most of their
sentences do once the numbers are left out; a title that stands on several pages is a form, not an article.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from govspider.checks.hints import for_person
from govspider.checks.protocol import ReadTexts, SweepCheck, SweepContext
from govspider.items import FaultKind, Finding, Group, PartKind, Target, TargetKind
from govspider.items.stored import StoredText

KIND = FaultKind("differing_twin", "同题文章不一致", Group.MEDIA)
_INDICATOR = "T2"
_SHORTEST_TITLE = 8  # characters; shorter ones (放假通知) are everybody's
_MOST_PLACES = 3  # of one title on either side
_ALIKE, _LEAST_ALIKE = 0.6, 2  # share and number of sentences that must agree
_SHORTEST_SENTENCE = 8  # characters
_MOST_SENTENCES = 2000
_SHOWN = 60  # characters of a sentence
_TOLD = 3  # differences of one article
_SENTENCE = re.compile(r"[。！？!?；;\n]+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_MASKED = "*"
# What a page says of itself, not of its matter.
_OF_PAGE = re.compile(r"发布时间|发布日期|来源|作者|编辑|浏览|阅读|点击|字号|更新时间|访问量|版权")
_Place = tuple[str, str]  # target and page


@dataclass(slots=True)
class _Title:
    accounts: list[_Place] = field(default_factory=list)
    sites: list[_Place] = field(default_factory=list)

    @property
    def is_article(self) -> bool:
        return bool(self.accounts and self.sites) and max(len(self.accounts), len(self.sites)) <= _MOST_PLACES


@dataclass(frozen=True, slots=True)
class Difference:
    """One sentence as both texts have it."""

    here: str
    there: str


def run(read: ReadTexts, context: SweepContext) -> Iterator[Finding]:
    """One hint for each sentence in which an account's article differs from the website's, three an article at most."""
    titles = {key: one for key, one in _titles(read, context.targets).items() if one.is_article}
    wanted = {place for one in titles.values() for place in (*one.accounts, *one.sites)}
    if not wanted:
        return
    bodies = {
        (text.target_id, text.page_url): text
        for text in read()
        if text.part is PartKind.BODY and (text.target_id, text.page_url) in wanted
    }
    for (_, title), one in titles.items():
        for place in one.accounts:
            here = bodies.get(place)
            theirs = [there for site in one.sites if (there := bodies.get(site)) is not None]
            if here is not None and theirs:
                yield from _compared(title, here, theirs, context.targets)


def differences(here: str, there: str) -> list[Difference] | None:
    """Sentences of two texts that differ in their numbers alone; None: the texts are not the same article."""
    mine, theirs = _sentences(here), _sentences(there)
    common = [bare for bare in mine if bare in theirs]
    if len(common) < max(_LEAST_ALIKE, _ALIKE * min(len(mine), len(theirs))):
        return None
    pairs = ((mine[bare], theirs[bare]) for bare in common)
    return [_difference(a, b) for a, b in pairs if _MASKED not in a + b and _numbers(a) != _numbers(b)]


def _titles(read: ReadTexts, targets: Mapping[str, Target]) -> dict[tuple[str, str], _Title]:
    """Where each title stands, by unit."""
    found: dict[tuple[str, str], _Title] = defaultdict(_Title)
    for text in read():
        target = targets.get(text.target_id)
        title = "".join(text.text.split()) if text.part is PartKind.TITLE else ""
        if target is None or len(title) < _SHORTEST_TITLE:
            continue
        places = found[target.unit, title]
        side = places.accounts if target.kind is TargetKind.ACCOUNT else places.sites
        if len(side) <= _MOST_PLACES:  # one more tells that there are too many
            side.append((text.target_id, text.page_url))
    return found


def _compared(
    title: str, here: StoredText, theirs: list[StoredText], targets: Mapping[str, Target]
) -> Iterator[Finding]:
    """What differs from the website; nothing where one of its pages agrees."""
    said = [(found, there) for there in theirs if (found := differences(here.text, there.text)) is not None]
    if not said or not all(found for found, _ in said):
        return
    found, there = said[0]
    for one in found[:_TOLD]:
        finding = Finding(
            indicator=_INDICATOR,
            kind=KIND,
            target_id=here.target_id,
            problem=f"文章《{title}》与“{targets[there.target_id].name}”同题文章的数字或日期不一致：本处为“{one.here}”，"
            f"网站为“{one.there}”（{there.page_url}）",
            page_url=here.page_url,
            subject=there.page_url,
            shown=one.here,
            context=one.there,
            evidence=here.body_hash,
        )
        yield for_person(finding)


def _sentences(text: str) -> dict[str, str]:
    """The sentences of a text that stand in it once, by what is left of them without numbers."""
    plain = unicodedata.normalize("NFKC", text)
    found = ["".join(piece.split()) for piece in _SENTENCE.split(plain)[:_MOST_SENTENCES]]
    kept = [piece for piece in found if len(piece) >= _SHORTEST_SENTENCE and not _OF_PAGE.search(piece)]
    bare = [_NUMBER.sub("0", piece) for piece in kept]
    count = Counter(bare)
    return {key: piece for key, piece in zip(bare, kept, strict=True) if count[key] == 1}


def _difference(here: str, there: str) -> Difference:
    """Two sentences, cut to what stands around the first number that differs."""
    found = zip(_NUMBER.finditer(here), _NUMBER.finditer(there), strict=True)
    at, other = next((a.start(), b.start()) for a, b in found if _numbers(a[0]) != _numbers(b[0]))
    return Difference(_around(here, at), _around(there, other))


def _around(sentence: str, at: int) -> str:
    begin = max(0, at - _SHOWN // 2)
    stop = min(len(sentence), begin + _SHOWN)
    return f"{'…' if begin else ''}{sentence[begin:stop]}{'…' if stop < len(sentence) else ''}"


def _numbers(sentence: str) -> list[str]:
    return [found.replace(",", "").lstrip("0") for found in _NUMBER.findall(sentence)]


CHECK = SweepCheck("differing_twin", (KIND,), (_INDICATOR,), run)
