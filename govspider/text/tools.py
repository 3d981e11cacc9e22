"""The text tools that checks share, loaded once per process (分词、词库等文本工具)."""

from dataclasses import dataclass

from govspider.config import Config
from govspider.text.confusion import ConfusionMatcher, load_confusions
from govspider.text.hashing import Hasher, load_hasher
from govspider.text.segment import Segmenter, load_segmenter
from govspider.text.sensitive import SensitiveMatcher, load_sensitive


@dataclass(frozen=True, slots=True)
class TextTools:
    """Dictionaries compiled to automata, the segmenter and the keyed hasher."""

    segmenter: Segmenter
    confusions: ConfusionMatcher
    sensitive: SensitiveMatcher
    hasher: Hasher


def load_tools(config: Config) -> TextTools:
    """Load every dictionary and the hash key.

    Raises:
        DictionaryError: a dictionary file is invalid; the message names file, line and mend.
    """
    segmenter = load_segmenter(config.dictionaries_dir)
    return TextTools(
        segmenter=segmenter,
        confusions=load_confusions(config.dictionaries_dir, segmenter),
        sensitive=load_sensitive(config.dictionaries_dir),
        hasher=load_hasher(config.hash_key_file),
    )
