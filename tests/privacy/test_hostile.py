"""Texts made to be slow: one line, or one list, full of what the recognisers look for. Time grows with length only."""

import time

import pytest

from govspider.privacy.find import find_personal
from govspider.privacy.people_lists import split_lists

pytestmark = pytest.mark.slow

LENGTH = 100_000
SECONDS = 10  # of computing time; an ordinary machine needs one or two


@pytest.mark.parametrize(
    "unit",
    [
        "1\n",
        "1 ",
        "1.",
        "1·12·",
        "1\u200b",
        "138\n12345678\n",
        "138.1234.5678 ",
        "13812345678 ",
        "13812345678、",
        "13812345678\n",
        "1.13812345678\n",
        "订单号：13812345678、",
        "13812345678是订单号",
        "441900199003076530\n",
        "441900\n19900307\n6530\n",
        "44190019900307653*",
        "622202123456789012*",
        "5105105105105100 ",
        "5105105105105100\n",
        "户名：公司\n5105105105105100\n",
        "样例\n1234567890123456\n",
        "E12345679、",
        "粤S12345、",
        "张伟 138\n12345678\n",
        "姓名\t手机\n张伟\t13812345678\n",
        "a@b.cc ",
        "患者张伟患癌",
        "住址12号3栋502室",
        "0769-22830000电话",
        "4\t",
        "4\t4\n",
        "441900\t19900307\t6530\t",
        "4419001990030765301234",
        "张伟_13812345678 ",
        "138_1234_5678/",
        "6222_0212_3456_7890_128 ",
        "账号：6222021234567890128\n",
        "户名：",
        "身份证A123456(3)",
        "护照号E1",
        "+852 91234567 ",
        "微信：",
        "现居",
        "_x000D_1",
        "*",
        "x1",
        "a,b,c\n",
    ],
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (LENGTH // len(unit))
    began = time.process_time()
    split_lists(text, find_personal(text))
    assert time.process_time() - began < SECONDS
