"""Radicals for characters (部首代字): some PDF fonts name 人 as the radical ⼈, which looks the same and is no word.

`RADICALS` is a table for `str.translate`: one character for one. Source: Unicode, blocks Kangxi Radicals (U+2F00, whose
characters Unicode itself calls compatible with those of text) and CJK Radicals Supplement (U+2E80; of these only the ones
that are drawn as a character of text is).
"""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_SUPPLEMENT = dict(
    zip(
        "⺁⺊⺒⺓⺛⺝⺞⺟⺠⺩⺪⺮⺳⺹⺻⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "厂卜巳幺无月歺母民王疋竹网老聿肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
RADICALS: dict[int, str] = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | {
    ord(radical): character for radical, character in _SUPPLEMENT.items()
}
