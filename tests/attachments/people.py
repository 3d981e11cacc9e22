"""Invented people (虚构人员) of the test files: every number has a right check digit and belongs to nobody."""

import random

from govspider.demo.personal import mobile, resident_id

_CHANCE = random.Random(20230630)
NAMES = ("王建国", "李秀英", "张志强", "刘桂兰", "陈晓明", "杨丽华", "黄伟东", "赵玉珍", "周海波", "吴春燕")
IDS = tuple(resident_id(_CHANCE) for _ in range(40))
PHONES = tuple(mobile(_CHANCE) for _ in range(20))

LISTED = IDS[:10]  # the visible list, or the column that is hidden
HIDDEN_ROW = IDS[10]
HIDDEN_SHEET = IDS[11:17]
REMARK = IDS[17]
DELETED = IDS[18]
HIDDEN_TEXT = IDS[19]
SHOWN = IDS[20]
NOTES = IDS[21]
HIDDEN_SLIDE = IDS[22]
EMBEDDED = IDS[23]
