"""A neural corrector from a local folder (神经网络纠错): `model.onnx` and `vocab.txt` of a masked language model.

Any BERT-like corrector that tells one character for each character fits (MacBERT and its kin). An optional extra:
`pip install govspider[neural]`. Nothing is ever fetched.
"""

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from govspider.errors import ConfigError
from govspider.items import Detector, Severity
from govspider.text.match import WordHit
from govspider.words.spelling.cache import Cache
from govspider.words.spelling.evidence import Evidence

MODEL, VOCABULARY = "model.onnx", "vocab.txt"
LEAST = 0.5  # probability below which nothing is told
_HAN = re.compile(r"[一-鿿]")
_SENTENCE = re.compile(r"[^。！？；\n]{1,126}")
_log = logging.getLogger(__name__)

Change = tuple[int, str, float]  # place, character meant, probability


@dataclass(slots=True)
class NeuralSpeller:
    """Asks the model for the likeliest character at every place."""

    session: Any
    vocabulary: dict[str, int]
    count_threshold: float
    cache: Cache[tuple[Change, ...]] = field(default_factory=Cache)
    _characters: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self._characters = {number: word for word, number in self.vocabulary.items()}

    def find(self, text: str, _evidence: Evidence | None = None) -> list[WordHit]:
        """Probable wrong characters of a text, in order of place."""
        return [
            self._hit(sentence.group(), sentence.start(), change)
            for sentence in _SENTENCE.finditer(text)
            for change in self.cache.get(sentence.group(), self.judge)
        ]

    def forget(self) -> None:
        """Forget the judged sentences."""
        self.cache = Cache()

    def judge(self, sentence: str) -> tuple[Change, ...]:
        """The characters the model would change, Han for Han only."""
        import numpy as np

        unknown = self.vocabulary["[UNK]"]
        numbers = [self.vocabulary.get(character, unknown) for character in sentence.lower()]
        numbers = [self.vocabulary["[CLS]"], *numbers, self.vocabulary["[SEP]"]]
        fed = {
            "input_ids": np.array([numbers], np.int64),
            "attention_mask": np.ones((1, len(numbers)), np.int64),
            "token_type_ids": np.zeros((1, len(numbers)), np.int64),
        }
        wanted = {given.name for given in self.session.get_inputs()}
        scores = self.session.run(None, {name: value for name, value in fed.items() if name in wanted})[0][0]
        likelihood = np.exp(scores - scores.max(axis=-1, keepdims=True))
        likelihood /= likelihood.sum(axis=-1, keepdims=True)
        changes = []
        for place, old in enumerate(sentence):
            best = int(likelihood[place + 1].argmax())
            new, sure = self._characters.get(best, ""), float(likelihood[place + 1][best])
            if new != old and sure >= LEAST and _HAN.fullmatch(new) and _HAN.fullmatch(old):
                changes.append((place, new, round(sure, 3)))
        return tuple(changes)

    def _hit(self, sentence: str, offset: int, change: Change) -> WordHit:
        place, new, sure = change
        severity = Severity.GENERAL if sure >= self.count_threshold else Severity.HINT
        return WordHit(
            start=offset + place,
            end=offset + place + 1,
            shown=sentence[place],
            suggestion=new,
            detector=Detector.NEURAL,
            confidence=sure,
            severity=severity,
            reason=f"“{sentence[place]}”疑为“{new}”之误（神经网络纠错）",
            source="神经网络模型",
            details=(f"模型给出的概率{sure:.3f}",),
        )


def load_neural(folder: Path | None, count_threshold: float) -> NeuralSpeller | None:
    """The corrector of a folder; None where none is set, or (said once in the log) the extra is not installed.

    Raises:
        ConfigError: the folder holds no usable model.
    """
    if folder is None:
        return None
    missing = [name for name in (MODEL, VOCABULARY) if not (folder / name).is_file()]
    if missing:
        raise ConfigError(f"设置 GOVSPIDER_NEURAL_MODEL={folder} 无效：缺少 {'、'.join(missing)}")
    try:
        import onnxruntime
    except ImportError:
        _log.warning("未安装 onnxruntime：神经网络纠错停用，其他各层照常（pip install govspider[neural]）")
        return None
    vocabulary = {
        word: number
        for number, word in enumerate((folder / VOCABULARY).read_text(encoding="utf-8").splitlines())
    }
    lacking = [word for word in ("[UNK]", "[CLS]", "[SEP]") if word not in vocabulary]
    if lacking:
        raise ConfigError(f"{folder / VOCABULARY} 不是 BERT 词表：缺少 {'、'.join(lacking)}")
    try:
        session = onnxruntime.InferenceSession(str(folder / MODEL), providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no base class
        raise ConfigError(
            f"{folder / MODEL} 无法载入（{type(error).__name__}）：请重新导出 ONNX 模型"
        ) from error
    return NeuralSpeller(session, vocabulary, count_threshold)
