"""What the head of a column says of the numbers below (表头): in 预算数（元） eleven digits are a sum, no phone."""

import re

_REACH = 8_000  # characters of the rows above that are read
_HAN = re.compile("[一-鿿]")
_AMOUNT = re.compile(
    "(?<!单)元|金额|预算|决算|数额|余额|合计|总计|小计|总额|单价|总价|造价|产值|产量|电量|水量|面积|容量|收入|支出|拨款|税额|市值|股本|资产|负债"
)
_OF_PEOPLE = re.compile("电话|手机|联系|号码|姓名|经办|负责|方式|[人员]$")


def is_amount(text: str, start: int, end: int) -> bool:
    """Whether a number is a cell of its own in a column of sums or amounts.

    Args:
        text: rows of a table, a line each, with tabs between the cells.
        start: of the number.
        end: of it.
    """
    line = text.rfind("\n", 0, start) + 1
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before not in ("\t", "\n", "") or behind not in ("\t", "\n", ""):
        return False
    column = text.count("\t", line, start)
    rows = text[max(0, line - _REACH) : line].split("\n")[:-1]
    for cells in (row.split("\t") for row in reversed(rows)):
        if len(cells) <= max(1, column):
            return False
        if _HAN.search(cells[column]):
            return bool(_AMOUNT.search(cells[column])) and not _OF_PEOPLE.search(cells[column])
    return False
