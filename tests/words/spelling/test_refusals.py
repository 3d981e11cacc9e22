"""What is suspected and not told has a reason."""

from pathlib import Path

from govspider.words.spelling import for_drafts, refused
from govspider.words.spelling.refusals import refusals
from govspider.words.spelling.speller import Speller
from tests.commands import run_scrapy


def test_what_is_told_is_not_refused(speller: Speller) -> None:
    text = "应当自收到申清之日起三日内作出决定。"
    (hit,) = [hit for hit in speller.find(text) if hit.confidence >= 0.7]
    assert not [one for one in refusals(speller, text) if one.start < hit.end and hit.start < one.end]


def test_a_lost_character_that_is_told_is_not_refused(speller: Speller) -> None:
    text = "构成犯罪的，依法追刑事责任。"
    (hit,) = [hit for hit in speller.find(text) if hit.confidence >= 0.7]
    assert hit.suggestion
    assert not [one for one in refusals(speller, text) if one.suggestion == "究"]


def test_a_pair_of_right_words_is_named_as_the_reason(speller: Speller) -> None:
    (drafts,) = for_drafts([speller])
    assert isinstance(drafts, Speller)
    found = [one for one in refusals(drafts, "消费者支付的订金应当退还。") if one.shown == "订"]
    assert found
    assert all("不改词对" in one.why or "规范表述" in one.why for one in found)


def test_every_refusal_has_its_place_and_its_reason(speller: Speller) -> None:
    text = "本周游园会设茗香、墨韵两个展区，共35个摊位。"
    for one in refusals(speller, text):
        assert text[one.start : one.end] == one.shown
        assert one.why


def test_only_the_language_model_is_asked(speller: Speller) -> None:
    text = "全面推进法制国家、法制政府、法制社会一体建设。"
    assert list(refused([speller], text)) == list(refusals(speller, text))
    assert not list(refused([], text))


def test_the_command_tells_what_was_held_back(speller: Speller, cache_dir: Path, tmp_path: Path) -> None:
    assert speller  # skips where the models are not installed
    command = ["dictionary", "-s", f"GOVSPIDER_DATA_DIR={tmp_path}", "-s", f"GOVSPIDER_CACHE_DIR={cache_dir}"]
    done = run_scrapy([*command, "why", "“兔飞猛进”新春游园会开幕。"])
    held = [line for line in done.stdout.splitlines() if line.startswith("未报") and "谐音" in line]
    assert held, done.stdout + done.stderr
    assert all(line.endswith("（语言模型）") for line in held)
