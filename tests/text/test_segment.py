"""The cut: the same as jieba's, user words included, on 400,000 characters."""

from itertools import accumulate
from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from govspider.errors import DictionaryError
from govspider.text.cutters import CUTTERS, FastCutter, UserWord, new_tokenizer
from govspider.text.jieba_dictionary import dictionary_text
from govspider.text.lexicon import Problems
from govspider.text.segment import Boundaries, LazyBoundaries, Segmenter, load_segmenter, read_user_words
from govspider.words.confusion import read_confusions
from govspider.words.phrases import read_phrases
from govspider.words.sensitive_lists import read_sensitive

pytestmark = pytest.mark.slow

DEVELOPMENT_TEXT = Path(__file__).parents[3] / "shared" / "dev-data" / "text"
CHARACTERS = 400_000
USER_WORDS = ("政务服务数据管理局", "两个维护", "贯彻落实", "石家", "办结率", "12345热线", "C-Lodop")


def reference(words: tuple[str, ...] = ()) -> jieba.Tokenizer:
    tokenizer = new_tokenizer()
    for word in words:
        tokenizer.add_word(word)
    return tokenizer


def own_text(dictionaries: Path) -> str:
    problems = Problems(dictionaries)
    confusions = read_confusions(dictionaries, problems)
    lines = [sentence for row in confusions for sentence in (row.fires, row.silent)]
    lines += [
        f"{row.text}、{row.category}2023年6月30日（{row.line}）"
        for row in read_phrases(dictionaries, problems)
    ]
    lines += [f"{row.word}，{row.category.handling}" for row in read_sensitive(dictionaries, problems)]
    lines += ["一呜酸㚫大杯", "2000-3500人次，Mr.Liu的CA72-4、PET-CT，2023_2025年3.5%", "C-Lodop打印控件2.0"]
    return "\n".join(lines)


def assert_same_cut(text: str, segmenter: Segmenter, tokenizer: jieba.Tokenizer) -> None:
    # Line by line, so that a difference is shown with its line and not with the whole text.
    for line in text.split("\n"):
        assert segmenter.words(line) == tokenizer.lcut(line)


def test_cut_is_jiebas_on_our_own_text(dictionaries: Path) -> None:
    assert_same_cut(own_text(dictionaries), Segmenter(), reference())


def test_cut_is_jiebas_on_400_000_characters() -> None:
    if not DEVELOPMENT_TEXT.is_dir():
        pytest.skip("development text is absent")
    files = sorted(DEVELOPMENT_TEXT.glob("*.tsv"))
    rows = (row for path in files for row in path.read_text(encoding="utf-8").splitlines())
    text = "\n".join(row.split("\t")[0] for row in rows)
    text = text[:CHARACTERS]
    assert len(text) == CHARACTERS
    assert_same_cut(text, Segmenter(), reference())


def test_user_words_are_cut_as_jieba_cuts_them(dictionaries: Path) -> None:
    segmenter = Segmenter(FastCutter(UserWord(word) for word in USER_WORDS))
    text = (
        own_text(dictionaries) + "\n石家庄市政务服务数据管理局12345热线办结率提高，做到两个维护，贯彻落实到位"
    )
    assert_same_cut(text, segmenter, reference(USER_WORDS))
    assert "政务服务数据管理局" in segmenter.words("市政务服务数据管理局发布")


def test_boundaries_are_where_words_begin() -> None:
    segmenter = Segmenter()
    words = segmenter.words("该系统既使用了新技术")
    assert segmenter.boundaries("该系统既使用了新技术") == frozenset(accumulate(map(len, words)))
    assert segmenter.boundaries("") == frozenset()


def lazily(boundaries: LazyBoundaries, text: str) -> set[int]:
    """The boundaries, each place asked for on its own, the last first."""
    return {place for place in range(len(text) + 1, -1, -1) if place in boundaries}


def test_lazy_boundaries_are_those_of_the_whole_text(dictionaries: Path) -> None:
    segmenter = Segmenter()
    text = own_text(dictionaries)
    assert lazily(segmenter.lazy_boundaries(text), text) == segmenter.boundaries(text)


def test_lazy_boundaries_are_a_set_like_any_other() -> None:
    segmenter = Segmenter()
    boundaries: Boundaries = segmenter.lazy_boundaries("认真贯彻落实")
    assert boundaries == {2, 6}
    assert hash(boundaries) == hash(frozenset({2, 6}))
    assert len(boundaries) == len(list(boundaries))
    assert boundaries
    assert not segmenter.lazy_boundaries("")
    assert -1 not in boundaries


def test_user_words_come_from_the_file(tmp_path: Path) -> None:
    (tmp_path / "user_words.txt").write_text("# 注释\n松山湖管委会 20 nt\n办结率\n", encoding="utf-8-sig")
    words = read_user_words(tmp_path / "user_words.txt")
    assert words == (UserWord("松山湖管委会", 20, "nt"), UserWord("办结率"))
    for engine in CUTTERS:
        segmenter = load_segmenter(tmp_path, engine)
        assert segmenter.words("松山湖管委会办结率") == ["松山湖管委会", "办结率"]
        assert segmenter.has_word("办结率")
        assert not segmenter.has_word("办结率高")


@pytest.mark.parametrize("line", ["有 空 格", "松山湖 0", "“引号” 3", "词 3 名词", "词 3 n 多余"])
def test_unusable_user_words_are_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "user_words.txt").write_text(f"好词\n{line}\n", encoding="utf-8")
    with pytest.raises(DictionaryError, match=r"user_words\.txt 第 2 行.*词频"):
        load_segmenter(tmp_path)


def test_without_a_file_there_are_no_user_words(tmp_path: Path) -> None:
    assert read_user_words(tmp_path / "user_words.txt") == ()


SEGMENTER = Segmenter()
TOKENIZER = new_tokenizer()


@given(st.text(alphabet="中国人民政府工作的了一二12ab.%-+#&_， A9大杯㚫\n", max_size=30))
def test_cut_is_jiebas_on_mixed_text(text: str) -> None:
    assert SEGMENTER.words(text) == TOKENIZER.lcut(text)


@given(st.text(alphabet="中国人民政府工作的了12ab.%-_， 。《》\r\n\t、：“”（！\u3000㚫", max_size=40))
def test_lazy_boundaries_on_mixed_text(text: str) -> None:
    assert lazily(SEGMENTER.lazy_boundaries(text), text) == SEGMENTER.boundaries(text)


def test_the_dictionary_is_the_one_that_jieba_reads() -> None:
    with jieba.get_dict_file() as file:
        assert dictionary_text() == file.read().decode("utf-8")
