"""Places misspelt behind the one they lie in (地名错字): 浙江省义务市, 成都市武候区. File dictionaries/provinces.txt."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from govspider.words.alike import Alike

_ABOVE = "省市州盟区"  # how names of provinces and prefectures end
_LEAST_ABOVE = 3  # characters of their names
# One may begin within another: 广州市天和区 has one behind 州, too.
_PLACE = re.compile(rf"(?<=[{_ABOVE}])(?=(?P<name>[一-鿿]{{2,11}}?(?P<kind>[市县区旗])))")
# Where the end of the name begins another word: 浙江省义务市场, 湖南省县域, 成都市武候区别.
_OTHER_WORDS = {
    "市": frozenset("场面容集长级花树鸟值井域政情民区县直属管辖"),
    "县": frozenset("域级情城市区"),
    "区": frozenset("别域块划间位分段级委属内号县"),
    "旗": frozenset("帜下号舰袍手杆语"),
}
_MOST_SLIPS = 2  # characters of a name; two only where both sound the same, or stand the wrong way round


@dataclass(frozen=True, slots=True)
class MisspeltPlaces:
    """Tells names that are no place's and are like one place of the same province.

    Args:
        owners: name of a province or prefecture → its provinces.
        places: name of any place → its provinces.
        of_shape: length and last character of a name → the names that have both.
        begun: beginning of a name → the provinces of the places that begin so: 江川 of 江川区, once a county.
        longest: characters of the longest name in `owners`.
        alike: which characters are taken for one another.
    """

    owners: Mapping[str, frozenset[str]]
    places: Mapping[str, frozenset[str]]
    of_shape: Mapping[tuple[int, str], Sequence[str]]
    begun: Mapping[str, frozenset[str]]
    longest: int
    alike: Alike

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where such a name begins and ends, and what was meant."""
        for match in _PLACE.finditer(text):
            (start, end), written = match.span("name"), match["name"]
            if text[end : end + 1] in _OTHER_WORDS[match["kind"]] or written in self.places:
                continue
            above = self._provinces_above(text, start)
            if not above or above & self.begun.get(written[:-1], frozenset()):
                continue  # behind another word: 全市工业园区, as nearly all there is
            meant = [
                name
                for name in self.of_shape.get(_shape(written), ())
                if above & self.places[name] and self._is_slip(written, name)
            ]
            if len(meant) == 1:
                yield start, end, meant[0]

    def _provinces_above(self, text: str, end: int) -> frozenset[str]:
        """The provinces of the place whose name ends there; none where there is none."""
        for size in range(min(self.longest, end), _LEAST_ABOVE - 1, -1):
            if owners := self.owners.get(text[end - size : end]):
                return owners
        return frozenset()

    def _is_slip(self, written: str, name: str) -> bool:
        wrong = [pair for pair in zip(written, name, strict=True) if pair[0] != pair[1]]
        if len(wrong) == 1:
            return self.alike.confusable(*wrong[0])
        if len(wrong) != _MOST_SLIPS:
            return False
        return wrong[0] == wrong[1][::-1] or all(self.alike.same_sound(*pair) for pair in wrong)


def misspelt_places(
    prefectures: Mapping[str, frozenset[str]], places: Mapping[str, frozenset[str]], alike: Alike
) -> MisspeltPlaces:
    """What tells misspelt names.

    Args:
        prefectures: name of a province or prefecture → its provinces.
        places: name of any place, these included → its provinces.
        alike: which characters are taken for one another.
    """
    of_shape: dict[tuple[int, str], list[str]] = {}
    for name in sorted(places):
        of_shape.setdefault(_shape(name), []).append(name)
    begun: dict[str, frozenset[str]] = {}
    for name, owners in places.items():
        for size in range(2, len(name)):
            begun[name[:size]] = begun.get(name[:size], frozenset()) | owners
    longest = max(map(len, prefectures), default=0)
    return MisspeltPlaces(prefectures, places, of_shape, begun, longest, alike)


def _shape(name: str) -> tuple[int, str]:
    """Its length and its last character: what a slip leaves."""
    return len(name), name[-1]
