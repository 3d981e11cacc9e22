"""Rule of 以 written for 已 (已误作以): 各项指标均以完成, 决定书以送达, 工程以于5月竣工.

Where a clause ends with a verb that has nothing behind it, 以 has no object; 予以公布, 得以实施 are words of their own.
"""

import re
from collections.abc import Iterator

from govspider.text.match import Fault
from govspider.text.segment import Segmenter

_DONE = (
    "完成|完成整改|整改到位|落实到位|投入使用|验收合格|通过验收|结束|送达|到位|生效|开工|竣工|完工|建成|印发|下达|发放|办结|启动|落实|整改"
    "|通过|签订|缴清|到期|失效|废止|受理|收悉|批准|同意|公布|拨付|出台|上报|达到|超过|成立|实施|停止|更新|修复|关闭|拆除|搬迁|取消|开通"
    "|投用|注销|开放|恢复|解除|清零|归档|备案|登记|交付|入库|销号|发出|发布|开始|办理完毕|准备就绪|全部完成|基本完成|顺利完成|圆满完成"
)
_DAYS = ("去年", "今年", "上月", "近日", "日前", "当日", *"123456789")
ALREADY_TRIGGERS = (*(f"以{verb}" for verb in _DONE.split("|")), *(f"以于{day}" for day in _DAYS))
# 予以, 得以, 所以 … are words; behind 不, 应, 将 something is to be done by a means that stood before.
_NOT_BEFORE = "先予得难加足用借可所据给赖何聊是致处报施佐辅不并应再将能且而则亦若及冠藉依凭准可须需拟会要"
_ALREADY = re.compile(
    rf"(?<=[一-鿿”》）])(?<![{_NOT_BEFORE}])以(?:(?:{_DONE})(?=[，。；！）]|$)"
    rf"|于(?:{'|'.join(_DAYS)}))"
)
_SHOWN = 0.85


def mistaken_already(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """以 for 已 before what is done: 均以完成。, 以于2023年竣工."""
    for match in _ALREADY.finditer(line):
        right = f"已{match[0][1:]}"
        yield Fault(*match.span(), f"“{match[0]}”疑为“{right}”", right, _SHOWN)
