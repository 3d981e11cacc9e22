"""Sheets row by row: the header speaks for all rows, and memory does not grow."""

import tracemalloc
from collections.abc import Iterator
from random import Random

from benchmarks.text.privacy_cases import resident_id
from govspider.items import Kind
from govspider.privacy.long_tables import SheetTotal, find_in_rows
from tests.privacy.finding import DAY, ID, MOBILE


def total(rows: list[list[str]]) -> SheetTotal:
    found = SheetTotal()
    for cell in find_in_rows(rows, DAY):
        found.add(cell)
    return found


def test_a_sheet_is_counted() -> None:
    rng = Random(2)
    rows = [["补贴发放表"], [], ["序号", "姓名", "身份证号", "银行账号"]]
    rows += [[str(i), "陈静", resident_id(rng), f"8002000012345{i:04d}"] for i in range(1000)]
    found = total(rows)
    assert found.people == 1000
    assert found.kinds == {
        Kind.ID_CARD: 1000,
        Kind.BANK_CARD: 1000,
    }  # accounts: the header speaks for row 999, too
    assert found.first is not None
    assert (found.first.row, found.first.column, found.first.hit.start) == (3, 2, 0)
    assert found.problem == "名单公开了1000人的个人信息：身份证号1000个、银行卡号1000个"


def test_titles_and_blank_rows_do_not_end_the_table() -> None:
    old = "441900900307653"
    rows = [["姓名", "备注", "身份证号"], ["陈静", "", old], [], ["第二批"], ["王秀英", "", old]]
    assert total(rows).people == 2


def test_a_sheet_without_personal_data() -> None:
    found = total([["单位", "办公电话"], ["市教育局", "0769-22830000"], ["市民政局", "441900********6530"]])
    assert (found.people, found.first) == (0, None)


def test_places_are_those_of_the_cell() -> None:
    (cell,) = find_in_rows([["备注"], [], ["x", f"第一行\n电话 {MOBILE}"]], DAY)
    assert (cell.row, cell.column) == (2, 1)
    assert f"第一行\n电话 {MOBILE}"[cell.hit.start : cell.hit.end] == MOBILE


def test_memory_does_not_grow_with_the_rows() -> None:
    def rows() -> Iterator[list[str]]:
        yield ["姓名", "身份证号"]
        for _ in range(3_000):
            yield ["陈静", ID]

    next(find_in_rows(rows(), DAY))  # patterns are compiled once
    tracemalloc.start()
    found = SheetTotal()
    for cell in find_in_rows(rows(), DAY):
        found.add(cell)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.people == 3_000
    assert peak < 2_000_000
