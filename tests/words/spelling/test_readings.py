from govspider.words.spelling.confusable import Confusable, Likeness, read_shapes
from govspider.words.spelling.readings import (
    char_readings,
    fuzzy,
    near_readings,
    split_reading,
    word_readings,
)
from govspider.words.spelling.words_of_sound import characters_by_class, classes_of, words_by_class


def test_initial_and_final() -> None:
    assert split_reading("zhuang") == ("zh", "uang")
    assert split_reading("an") == ("", "an")


def test_fuzzy_readings_fall_together() -> None:
    assert fuzzy("zhang") == fuzzy("zan")
    assert fuzzy("nan") == fuzzy("lang")
    assert fuzzy("ban") != fuzzy("pan")


def test_near_readings_are_one_step_apart() -> None:
    near = near_readings(["ban", "pan", "bang", "bai", "zhong"])
    assert near["ban"] == {"pan", "bang", "bai"}
    assert near["zhong"] == frozenset()


def test_readings_of_characters_without_tone() -> None:
    readings = char_readings("绿行")
    assert readings["绿"][0] == "lv"
    assert {"xing", "hang"} <= set(readings["行"])


def test_a_word_is_read_as_a_word() -> None:
    readings = char_readings("银行行为音乐会")
    found = dict(word_readings(["银行", "行为", "音乐会"], readings))
    assert found == {"银行": ["yin", "hang"], "行为": ["xing", "wei"], "音乐会": ["yin", "yue", "hui"]}


def test_words_that_fuzzy_pinyin_offers_sound_alike() -> None:
    words = ["政府", "振幅", "民生", "名胜", "正负", "发展"]
    readings = char_readings("".join(words))
    classes = classes_of(readings)
    characters, found = characters_by_class(readings, classes), words_by_class(words, readings, classes)
    assert found["".join(characters[one][0] for one in "振幅")] == "政府振幅正负"
    assert found["".join(characters[one][0] for one in "名胜")] == "民生名胜"


def test_likeness() -> None:
    readings = {character: " ".join(own) for character, own in char_readings("认任真未末京经").items()}
    confusable = Confusable(readings, readings)
    assert confusable.likeness("任", "认") is Likeness.SAME_SOUND
    assert confusable.likeness("京", "真") is Likeness.NONE
    assert confusable.likeness("未", "末") is Likeness.SHAPE
    assert "认" in confusable.alike("任")
    assert "任" not in confusable.alike("任")


def test_shapes_know_common_look_alikes() -> None:
    shapes = read_shapes()
    assert "士" in shapes["土"]
    assert "入" in shapes["人"]
    assert "国" not in shapes["人"]
