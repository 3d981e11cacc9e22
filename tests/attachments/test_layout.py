"""Lines, and tables by their heads; text that nobody can read."""

import pytest

from govspider.attachments.layout import Piece, lines_of, rows_of
from govspider.attachments.legible import is_legible


def piece(text: str, left: float, top: float, width: float = 0) -> Piece:
    return Piece(left, top, left + (width or 10 * len(text)), top + 10, text)


def rows(*pieces: Piece) -> list[list[str]]:
    return [row.cells for row in rows_of(lines_of(pieces))]


HEADS = (piece("姓名", 0, 0), piece("身份证号", 100, 0), piece("金额", 300, 0))


def test_pieces_that_touch_are_one() -> None:
    assert rows(piece("张", 0, 0), piece("伟", 10, 1), piece("500", 100, 0)) == [["张伟 500"]]


def test_words_go_to_the_columns_whose_heads_stand_above_them() -> None:
    line = (piece("张伟", 0, 20), piece("1" * 18, 60, 20), piece("500", 300, 20))
    gap = (piece("李娜", 0, 40), piece("500", 305, 40))
    assert rows(*HEADS, *line, *gap)[1:] == [["张伟", "1" * 18, "500"], ["李娜", "", "500"]]


def test_a_line_across_the_columns_ends_the_table() -> None:
    prose = piece("以上名单公示七日，如有异议请向本局反映", 0, 40, 400)
    after = (piece("局长", 0, 60), piece("王芳", 100, 60))
    assert rows(*HEADS, piece("张伟", 0, 20), prose, *after)[1:] == [
        ["张伟", "", ""],
        [prose.text],
        ["局长 王芳"],
    ]


@pytest.mark.parametrize(
    ("heads", "values"),
    [
        (("序号", "受理编号", "金额"), ("1", "440104202207141234", "13790123456")),
        (("户名", "开户行", "账号"), ("云州市财政局", "农商行", "6222021234567890128")),
    ],
)
def test_a_table_of_public_numbers_keeps_its_heads(heads: tuple[str, ...], values: tuple[str, ...]) -> None:
    lines = [
        piece(word, 200 * at, top) for top, line in ((0, heads), (20, values)) for at, word in enumerate(line)
    ]
    assert rows(*lines) == [list(heads), list(values)]


def test_what_only_looks_like_heads_begins_no_table() -> None:
    for words in (("受理编号：", "经办人", "金额"), ("受理编号", "金额")):
        line = [piece(word, 200 * at, 0) for at, word in enumerate(words)]
        assert rows(*line, piece("1", 0, 20), piece("2", 200, 20)) == [[" ".join(words)], ["1 2"]]


def test_other_tables_stay_lines() -> None:
    assert rows(piece("项目", 0, 0), piece("面积", 100, 0)) == [["项目 面积"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "关于公示的通知",
        "A plain text.",
        "身份证号441900199003076530",
        "臺灣居民來往大陸通行證辦理須知及收費標準一覽表",
        "①②③…—《》",
        "\t\n",
    ],
)
def test_what_people_read(text: str) -> None:
    assert is_legible(text)


@pytest.mark.parametrize(
    "text",
    [
        "\x1dó\x8e áÊ\r\nl\x1b8\x99身\x9dÔÇ¥\x15\x15\x11\x12",
        "\ufffd\ufffd\ufffd身份",
        "\ue001\ue002\ue003\ue004公示",
        "嘘嗨嘟噜嚯囔" * 8,
    ],
)
def test_what_nobody_reads(text: str) -> None:
    assert not is_legible(text)
