"""How alike characters look in print, by degrees."""

from pathlib import Path

import pytest

from govspider.words.spelling.prints import load_prints

PRINTS = load_prints()


def test_what_differs_by_a_stroke_is_more_alike_than_what_differs_by_half() -> None:
    assert PRINTS.likeness("白", "白") == pytest.approx(1.0)
    assert PRINTS.likeness("干", "于") > PRINTS.likeness("漠", "模") > PRINTS.likeness("又", "权")
    assert PRINTS.likeness("休", "体") == PRINTS.likeness("体", "休")


def test_of_several_characters_the_least_and_the_most_count() -> None:
    least, most = PRINTS.row("白体府", "自休府")
    assert least == PRINTS.likeness("白", "自")
    assert most == PRINTS.likeness("体", "休")


@pytest.mark.parametrize(("was", "new", "said"), [("的", "", -2.0), ("，", "的", -1.0), ("a", "的", -1.0)])
def test_lost_doubled_and_undrawn_characters_have_no_likeness(was: str, new: str, said: float) -> None:
    assert PRINTS.row(was, new) == (said, said)


@pytest.mark.parametrize("damaged", [b"", b"damaged", b"PK\x03\x04"])
def test_a_damaged_file_is_told(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "prints.npz"
    path.write_bytes(damaged)
    with pytest.raises(ValueError, match=r"prints\.npz"):
        load_prints(path)
