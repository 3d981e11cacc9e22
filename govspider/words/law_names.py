"""The names of laws and regulations (法律法规名称): canonical phrases, and dictionaries/law_titles.txt beside them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from govspider.text import lexicon
from govspider.text.lexicon import Columns, ListRow, Problems
from govspider.words.confusion import Confusion
from govspider.words.law_slips import ending_of
from govspider.words.phrase_seeds import Phrase

FILE = "law_titles.txt"
COLUMNS = Columns(("名称",), ("现行",))
_CURRENT = "是"
_HOW = "名称以法、条例、规定、办法、细则结尾，不写“中华人民共和国”；现行写“是”或不写"
_STATE = "中华人民共和国"
_CATEGORIES = ("法律", "法规")  # of phrases that are names of laws


@dataclass(frozen=True, slots=True)
class Names:
    """Names of laws and regulations, without the State's."""

    current: Mapping[str, str]  # → where they stand
    former: Collection[str] = frozenset()  # may be meant, and are never suggested
    silent: Collection[str] = frozenset()  # not judged: variants, and wrong names that have a row


def names_of(rows: Iterable[ListRow], phrases: Iterable[Phrase], confusions: Iterable[Confusion]) -> Names:
    """All names that the dictionaries hold.

    Args:
        rows: of law_titles.txt.
        phrases: canonical phrases; those of laws and regulations count, others that end like these are right, too.
        confusions: rows of former and wrong names within title marks are told by them.
    """
    current = {row.text("名称"): f"{row.path.name}:{row.line}" for row in rows if row.text("现行")}
    former = {row.text("名称") for row in rows if not row.text("现行")}
    silent: set[str] = set()
    for phrase in phrases:
        if ending_of(phrase.text) and any(word in phrase.category for word in _CATEGORIES):
            current[_bare(phrase.text)] = phrase.source
            silent.update(map(_bare, phrase.variants))
        elif ending_of(phrase.text):
            former.add(phrase.text)
    for row in confusions:
        if row.wrong.startswith("《"):
            (former if row.since else silent).add(_bare(row.wrong.strip("《》")))
    return Names(current, former, silent)


def read_law_names(dictionaries_dir: Path, problems: Problems) -> tuple[ListRow, ...]:
    """The rows of law_titles.txt, none without the file; faults are noted in `problems`."""
    rows = lexicon.read_rows(dictionaries_dir / FILE, COLUMNS, problems)
    for row in rows:
        name, current = row.text("名称"), row.text("现行")
        if not ending_of(name) or name.startswith(_STATE) or current not in {"", _CURRENT}:
            problems.error(row.path, row.line, f"“{name}”不是法律法规名称，或“现行”一格写错", _HOW)
    return rows


def _bare(title: str) -> str:
    return title.removeprefix(_STATE)
