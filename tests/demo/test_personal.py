import random

import pytest

from govspider.demo import personal


@pytest.mark.parametrize("seed", range(40))
def test_resident_ids_pass_gb_11643(seed: int) -> None:
    value = personal.resident_id(random.Random(seed))
    remainder = sum(
        (10 if char == "X" else int(char)) * (2 ** (17 - place) % 11) for place, char in enumerate(value)
    )
    assert len(value) == 18
    assert remainder % 11 == 1


@pytest.mark.parametrize("seed", range(40))
def test_broken_ids_do_not(seed: int) -> None:
    value = personal.broken_id(random.Random(seed))
    assert len(value) == 18
    assert personal.check_character(value[:17]) != value[17]
    assert value[6:8] == "00"


def test_masks_show_what_offices_show() -> None:
    assert personal.masked("440106198001011234") == "440106********1234"
    assert personal.masked("13800001234") == "138****1234"


def test_credit_code_has_the_check_character_of_gb_32100() -> None:
    chars = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for seed in range(30):
        code = personal.credit_code(random.Random(seed))
        total = sum(chars.index(char) * (3**place % 31) for place, char in enumerate(code[:17]))
        assert (total + chars.index(code[17])) % 31 == 0


def test_cards_of_hong_kong_have_their_check_character() -> None:
    for seed in range(30):
        value = personal.hong_kong_card(random.Random(seed))
        letter, digits, check = value[0], value[1:7], value[8:-1]
        total = (
            9 * 36
            + 8 * (ord(letter) - 55)
            + sum(int(digit) * (7 - place) for place, digit in enumerate(digits))
        )
        assert (total + (10 if check == "A" else int(check))) % 11 == 0
