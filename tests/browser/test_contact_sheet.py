"""The sheet with all pictures of an account: the beginning of each in order; nothing without pictures."""

from pathlib import Path

import pytest
from PIL import Image

from govspider.browser.contact_sheet import NAME, write_contact_sheet

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255))


def pictures(folder: Path, count: int, size: tuple[int, int] = (470, 1200)) -> list[Path]:
    made = []
    for number in range(count):
        path = folder / f"{number}.png"
        Image.new("RGB", size, COLOURS[number % len(COLOURS)]).save(path)
        made.append(path)
    return made


def test_pictures_stand_in_order(tmp_path: Path) -> None:
    assert write_contact_sheet(pictures(tmp_path, 5), tmp_path / NAME)
    with Image.open(tmp_path / NAME) as sheet:
        first_row = [sheet.getpixel((160 + column * 312, 300)) for column in range(4)]
        second = sheet.getpixel((160, 900))
    assert [*first_row, second] == list(COLOURS)
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.parametrize("size", [(470, 6500), (470, 30), (3, 3)])
def test_any_size_fits(size: tuple[int, int], tmp_path: Path) -> None:
    assert write_contact_sheet(pictures(tmp_path, 1, size), tmp_path / NAME)
    with Image.open(tmp_path / NAME) as sheet:
        assert sheet.size == (324, 664)


def test_many_pictures_have_an_end(tmp_path: Path) -> None:
    made = pictures(tmp_path, 1) * 200
    assert write_contact_sheet(made, tmp_path / NAME)
    with Image.open(tmp_path / NAME) as sheet:
        assert sheet.height == 12 * 652 + 12


def test_without_pictures_there_is_no_sheet(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"of an earlier run")
    (tmp_path / "1.png").write_bytes(b"no picture")
    assert not write_contact_sheet([tmp_path / "1.png", tmp_path / "gone.png"], tmp_path / NAME)
    assert not (tmp_path / NAME).exists()
