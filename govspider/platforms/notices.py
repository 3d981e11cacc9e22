"""What a platform shows where content used to be (平台提示页), from dictionaries/notices/.

A page is a notice only if it says little else: an article that quotes such a sentence is an article.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from govspider.items import Notice
from govspider.text.grouped_words import read_grouped
from govspider.text.lexicon import Columns, Problems, load
from govspider.text.traditional import simplified_han

FOLDER = "notices"
_COLUMNS = Columns(("提示", "句子"))
_LONGEST = 260  # characters of visible text; WeChat's longest notice has about 150
_OPENING = 80  # the notice's sentence stands this near to the beginning
_QUOTED = re.compile("“[^”]{0,200}”")
_BLANKS = re.compile(r"[^\S\n]+")
_ASKED = re.compile("[^。！!？?\n]{0,100}[？?]")  # 链接已过期怎么办？ is a guide's heading
_GAP, _WIDEST = "…", 20  # in a sentence of the list: up to so many characters of any kind
_SPACES = re.compile(r"[\s，,。.！!；;：:“”\"'‘’]+")


@dataclass(frozen=True, slots=True)
class Notices:
    """The notices of one platform: sentences, as users met them in different years, and what each means."""

    sentences: tuple[tuple[str, Notice], ...] = ()

    def read(self, title: str, text: str) -> Notice | None:
        """The notice that a page is; None: it is content.

        Args:
            title: the page's title.
            text: its visible text, navigation included.
        """
        own = _BLANKS.sub(" ", _QUOTED.sub("", text))
        if len(_folded(own)) > _LONGEST:
            return None
        opening = f"{_folded(title)} {_folded(_ASKED.sub('', own))[:_OPENING]}"
        return next((notice for sentence, notice in self.sentences if _stands(sentence, opening)), None)

    def line_of(self, text: str) -> str:
        """The first line of a longer page that is a sentence of the list and nothing else; '' if there is none."""
        known = {sentence for sentence, _ in self.sentences}
        return next((line.strip() for line in text.split("\n") if _folded(line) in known), "")


def load_notices(dictionaries_dir: Path, name: str) -> Notices:
    """The notices of a platform; none without its file.

    Args:
        dictionaries_dir: the dictionaries.
        name: name of the file, see `AccountPlatform.notices`; '': none.

    Raises:
        DictionaryError: names every faulty row.
    """
    return load(dictionaries_dir, lambda root, problems: read_notices(root / FOLDER / name, problems))


def read_notices(path: Path, problems: Problems) -> Notices:
    """The same; faults are noted in `problems`."""
    known = [notice.value for notice in Notice]
    rows = read_grouped(path, _COLUMNS, known, problems)
    return Notices(tuple((_folded(sentence), Notice(notice)) for notice, sentence in rows))


def _stands(sentence: str, text: str) -> bool:
    """Whether a sentence of the list, gaps filled by anything short, stands in a text."""
    if _GAP not in sentence:
        return sentence in text
    pieces = map(re.escape, sentence.split(_GAP))
    return re.search(f".{{0,{_WIDEST}}}".join(pieces), text) is not None


def _folded(text: str) -> str:
    plain = text.translate(
        simplified_han()
    )  # followers in Hong Kong and Macao are shown traditional characters
    return _SPACES.sub("", plain).lower().replace("帐号", "账号")
