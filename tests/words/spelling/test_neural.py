"""The loading code on a tiny model made here: it reads 人 as 入 for sure, everything else as itself."""

from pathlib import Path

import pytest

from govspider.errors import ConfigError
from govspider.items import Detector, Severity
from govspider.words.spelling.neural import NeuralSpeller, load_neural

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "收", "人", "入", "增", "长"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("onnxruntime")
    onnx = pytest.importorskip("onnx")
    np = pytest.importorskip("numpy")
    table = 20.0 * np.eye(len(WORDS), dtype=np.float32)
    table[WORDS.index("人"), WORDS.index("入")] = 40.0
    made, helper, kinds = onnx.helper.make_tensor_value_info, onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["scores"])],
        "tiny",
        [made("input_ids", kinds.INT64, [1, "n"])],
        [made("scores", kinds.FLOAT, [1, "n", len(WORDS)])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.save(model, str(tmp_path / "model.onnx"))
    (tmp_path / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    return tmp_path


def test_a_sure_change_is_told_at_its_place(folder: Path) -> None:
    speller = load_neural(folder, count_threshold=0.96)
    assert isinstance(speller, NeuralSpeller)
    (hit,) = speller.find("入长。收人增长")
    assert (hit.start, hit.end, hit.shown, hit.suggestion) == (4, 5, "人", "入")
    assert (hit.detector, hit.severity) == (Detector.NEURAL, Severity.GENERAL)
    assert hit.confidence >= 0.96


def test_nothing_is_told_where_the_model_agrees(folder: Path) -> None:
    speller = load_neural(folder, count_threshold=0.96)
    assert speller is not None
    assert speller.find("收入增长，A1。\n") == []


def test_a_damaged_model_is_one_clear_error(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ConfigError, match="无法载入"):
        load_neural(folder, count_threshold=0.96)


def test_a_wrong_vocabulary_is_one_clear_error(folder: Path) -> None:
    (folder / "vocab.txt").write_text("收\n人\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="词表"):
        load_neural(folder, count_threshold=0.96)


def test_an_empty_folder_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"model\.onnx"):
        load_neural(tmp_path, count_threshold=0.96)


def test_no_folder_no_corrector() -> None:
    assert load_neural(None, count_threshold=0.96) is None
