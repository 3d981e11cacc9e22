import logging
import marshal
import math
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.words.spelling import tables
from govspider.words.spelling.evidence import Evidence
from govspider.words.spelling.fixed_words import Correction
from govspider.words.spelling.loading import load_speller
from govspider.words.spelling.proposals import Proposer
from govspider.words.spelling.speller import Speller
from govspider.words.spelling.tables import Tables, jieba_words, load_tables, model_words, tables_stem

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


def fixed(text: str, hits: list[WordHit], level: float = 0.3) -> str:
    for hit in sorted(hits, key=lambda hit: -hit.start):
        if hit.confidence >= level:
            assert text[hit.start : hit.end] == hit.shown
            text = text[: hit.start] + (hit.suggestion or "") + text[hit.end :]
    return text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("各地区各部门要任真学习", "认真"),
        ("水库安全管里工作", "管理"),
        ("加强食品安全监督检察工作的组识领导", "组织"),
        ("进一步提高高服务水平", "高"),
        ("切实保障人民众群的利益", "群众"),
        ("各级党委要加抢领导", "加强"),
    ],
)
def test_what_was_meant_is_proposed(speller: Speller, written: str, meant: str) -> None:
    candidates = speller.parts.candidates
    proposals = candidates.propose(candidates.cut(written))
    assert any(meant in proposal.word for proposal in proposals[:10])
    assert [proposal.gain for proposal in proposals] == sorted((p.gain for p in proposals), reverse=True)


TEXTS = (
    "进一步加强学校食品安全监督管里和传染病防空工作的通知",
    "不得将不同等及的粮食混入库销受给企业和各人",
    "业务自治和人事当案的传地保密等方面存在的问提",
    "人众民群的利益高于一切切实保障人身财产安权",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_skipped_for_speed_would_not_have_been_proposed(
    speller: Speller, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = speller.parts
    lattice = parts.candidates.plain_cut(text)
    quick = Proposer(parts.tables, parts.confusable).propose(lattice)
    assert quick
    monkeypatch.setattr(Proposer, "_intact", lambda *_: True)
    thorough = Proposer(parts.tables, parts.confusable)
    thorough._most = dict.fromkeys(thorough._most, math.inf)
    assert thorough.propose(lattice) == quick


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("市场监督管里部门依法查处", "市场监督管理部门依法查处"),
        ("2023年，全市农村居民人均可支配收人增长8.5%。", "2023年，全市农村居民人均可支配收入增长8.5%。"),
        ("国家自然科学奖、二登奖2个等级", "国家自然科学奖、二等奖2个等级"),
        ("国务完有关部门应当加强监督检查", "国务院有关部门应当加强监督检查"),
    ],
)
def test_clear_errors_are_mended_at_their_place(speller: Speller, written: str, meant: str) -> None:
    assert fixed(written, speller.find(written)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "市人民政府办公室印发关于进一步加强安全生产工作的通知。",
        "全面依法治国，建设社会主义法治国家，加强法制宣传教育。",
        "会议强调，要坚持以人民为中心的发展思想，切实解决群众急难愁盼问题。",
        "联系人：张三，电话：0769-22830000。",
        "",
    ],
)
def test_right_text_is_left_alone(speller: Speller, text: str) -> None:
    assert [hit for hit in speller.find(text) if hit.confidence >= 0.7] == []


def test_only_the_sure_accuse(speller: Speller) -> None:
    hits = speller.find("国务完有关部门要任真学习，二登奖2个，发晃办法。")
    assert hits
    for hit in hits:
        assert hit.detector is Detector.MODEL
        assert (hit.severity is Severity.GENERAL) == (hit.confidence >= 0.96)
        assert hit.details


def test_repeated_text_is_judged_once_and_alike(speller: Speller) -> None:
    text = "国务完有关部门应当加强监督检查"
    speller.forget()
    first = speller.find(text)
    judged = len(speller.cache)
    assert speller.find(f"第一条　{text}")[0].start == first[0].start + 4
    assert len(speller.cache) == judged + 1  # 第一条


def test_allowed_phrases_and_pairs_are_respected(
    model_file: Path, official_folder: Path, tmp_path: Path, speller: Speller
) -> None:
    folder = tmp_path / "dictionaries"
    (folder / "office").mkdir(parents=True)
    (folder / "phrases").mkdir()
    (folder / "office" / "allow.txt").write_text("放行短语\n国务完\n", encoding="utf-8")
    text = "国务完有关部门应当加强监督检查"
    assert speller.find(text)
    own = load_speller(model_file, official_folder, tmp_path, folder, count_threshold=0.96)
    assert own is not None
    assert own.find(text) == []


def some_of(words: Iterable[Any]) -> Iterator[Any]:
    """Characters, one word in twenty, and those that are asked for: tables of all words take seconds each time."""
    for place, told in enumerate(words):
        if len(told[0]) == 1 or place % 20 == 0 or told[0] in ("政府", "北京", "传递", "正能量"):
            yield told


def test_tables_are_kept_and_read_back(
    model_file: Path, tmp_path: Path, speller: Speller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "model_words", lambda model: some_of(model_words(model)))
    monkeypatch.setattr(tables, "jieba_words", lambda: some_of(jieba_words()))
    words = dict.fromkeys(speller.parts.features.official.words, 6.0)
    first = tables_of(model_file, tmp_path, words)
    (kept,) = tmp_path.glob("*.tables")
    written = kept.stat().st_mtime_ns
    assert _told(tables_of(model_file, tmp_path, words)) == _told(first)
    assert kept.stat().st_mtime_ns == written
    kept.write_bytes(b"damaged")
    assert _told(tables_of(model_file, tmp_path, words)) == _told(first)
    empty = marshal.dumps({})
    kept.write_bytes(sha256(empty).digest() + empty)
    kept.chmod(0o666)  # another user may have written it
    assert _told(tables_of(model_file, tmp_path, words)) == _told(first)
    (packed,) = tmp_path.glob("*.blanks")
    packed.write_bytes(b"damaged, as is the rest of it")
    assert _told(tables_of(model_file, tmp_path, words)) == _told(first)
    assert tables_of(model_file, tmp_path, words | {"传递正能量": 1.4}).chains["传递正能量"] == "传递 正能量"


def tables_of(model: Path, folder: Path, words: dict[str, float]) -> Tables:
    return load_tables(model, tables_stem(model, folder, str(len(words))), lambda: words)


def _told(told: Tables) -> tuple[object, ...]:
    """What tables say, those in mapped files by a few looks."""
    looked_up = (told.common.get("政府", 0.0), told.blanks.get("政*", ""), told.names.get("北京", 0))
    assert all(looked_up)
    return told.singles, told.unigrams, told.chains, told.halves, told.readings, looked_up


def test_without_the_models_the_layer_says_so_and_is_off(
    model_file: Path, official_folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "broken.lm").write_bytes(b"no model")
    (tmp_path / "empty").mkdir()
    for model, folder in (
        (tmp_path / "none.lm", official_folder),
        (None, official_folder),
        (tmp_path / "broken.lm", official_folder),
        (model_file, None),
        (model_file, tmp_path / "none"),
        (model_file, tmp_path / "empty"),
    ):
        with caplog.at_level(logging.WARNING):
            caplog.clear()
            found = load_speller(model, folder, tmp_path, ROOT / "dictionaries", count_threshold=0.96)
        assert found is None
        assert [record.message.count("停用") for record in caplog.records] == [1]


def confidence(speller: Speller, odds: float) -> float:
    return speller._told("任真学习", Correction(1, 2, "认", odds, 1, 3), Evidence()).confidence


def test_what_is_hardly_ever_right_on_published_pages_is_not_shown(speller: Speller) -> None:
    acceptor = speller.acceptor
    steps = [step / 10 for step in range(-30, 50)]
    shown = [odds for odds in steps if confidence(speller, odds) >= 0.7]
    assert shown
    assert all(acceptor.published(odds) >= 0.045 for odds in shown)
    accusing = [odds for odds in steps if confidence(speller, odds) >= 0.96]
    assert accusing
    assert all(acceptor.published(odds) >= 0.6 for odds in accusing)
    assert 0.7 <= confidence(speller, 2.0) < 0.96
    doubtful = Correction(1, 2, "认", 0.0, 1, 3)
    assert speller._confidence(doubtful, 0.9, 0.044) == 0.69
    assert speller._confidence(doubtful, 0.9, 0.045) == 0.9
    assert [confidence(speller, odds) for odds in steps] == sorted(
        confidence(speller, odds) for odds in steps
    )
