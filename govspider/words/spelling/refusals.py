"""Why the speller says nothing of a place (未报原因): for `dictionary why`."""

from collections.abc import Iterator

from govspider.text.match import Refusal
from govspider.words.spelling.acceptor import worth_asking
from govspider.words.spelling.doubts import share
from govspider.words.spelling.fixed_words import spans_meet
from govspider.words.spelling.lattice import SEGMENT
from govspider.words.spelling.reading import Reading
from govspider.words.spelling.spared import is_spared
from govspider.words.spelling.speller import LOWEST, Speller
from govspider.words.spelling.units import with_borders

_MOST = 3  # edits of a segment that are told
_LEAST = 0.02  # confidence of those that only lack confidence
_SOURCE = "语言模型"
_SPARED = "在规范表述或放行短语之内，不作判断"


def refusals(speller: Speller, text: str) -> Iterator[Refusal]:
    """What the models suspected in a text and why it is not told, the likeliest of each segment first."""
    spans = speller.spared.spans(text)
    for segment in SEGMENT.finditer(text):
        bordered, at = with_borders(text, *segment.span()), segment.start() - 1
        reading = speller.parts.suspects.read(bordered)
        made = speller.cache.get(bordered, speller.judge)
        goes_on = speller.acceptor.goes_on(reading)
        found = _judged(speller, reading) if goes_on else _gated(speller, reading)
        for start, end, new, why in (*_lost(speller, reading), *found)[:_MOST]:
            first, last = at + start, at + end
            if is_spared(first, last, spans):
                yield Refusal(first, last, text[first:last], new, _SPARED, _SOURCE)
            elif not any(spans_meet(one.start, one.end, start, end) for one in made):
                yield Refusal(first, last, text[first:last], new, why, _SOURCE)


Found = tuple[
    int, int, str, str
]  # [start, end) of the segment with its borders, what it would be, why it is not


def _gated(speller: Speller, reading: Reading) -> list[Found]:
    worst = share(speller.acceptor.corrector.read(reading.text).worst) if reading.suspects else 0.0
    ranked = sorted(dict.fromkeys(reading.suspects), key=lambda one: -one.gain)
    return [
        (
            one.start,
            one.end,
            one.new,
            f"字模型优势{one.gain:.2f}（log10），与公文中的正确用字相比不足为疑；改错网络看全段最可疑的字有误的可能{worst:.0%}",
        )
        for one in ranked
    ]


def _lost(speller: Speller, reading: Reading) -> Iterator[Found]:
    """Characters that may have been lost."""
    for edit, odds, said in speller.acceptor.find_lost(reading):
        why = speller.held_back.why(reading.text, edit, said) or "把握不足"
        confidence = speller.acceptor.confidence(odds)
        yield *edit.span, f"{why}；可能漏字，字模型优势{said.gain:.2f}（log10），把握{confidence:.2f}"


def _judged(speller: Speller, reading: Reading) -> list[Found]:
    parts, acceptor = speller.parts, speller.acceptor
    reading = parts.suspects.read(reading.text, thorough=True)
    lattice = parts.candidates.cut(reading.text)
    edits, said, judged = speller.weighed(lattice, reading)
    look = acceptor.corrector.read(reading.text)
    sure = {edit.span: acceptor.confidence(odds) for edit, odds in judged}
    found: list[tuple[float, Found]] = []
    for edit in worth_asking(edits, said, look):
        if edit.start == 0 or edit.end == len(reading.text):
            continue  # the borders
        confidence = sure.get(edit.span, 0.0)
        held = speller.held_back.why(reading.text, edit, said.of(edit.span))
        if not held and confidence < _LEAST:
            continue
        scores = (
            f"词模型优势{edit.gain:.2f}，字模型优势{said.of(edit.span).gain:.2f}（log10），"
            f"{look.told(edit.span)}，把握{confidence:.2f}"
        )
        if held:
            why = f"{held}；{scores}"
        elif confidence < LOWEST:
            why = f"把握不足；{scores}"
        else:
            why = f"同一处另有更可靠的改法；{scores}"
        found.append((confidence, (*edit.span, why)))
    found.sort(key=lambda one: -one[0])
    return [one for _, one in found]
