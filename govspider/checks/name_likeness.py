"""Whether two names may be one (名称比对): width, case, marks, 官方 and short forms make no other name. Used by checks."""

import unicodedata

_SHORTEST = 2  # characters of a short form
_ENDINGS = (
    *(
        "官方账号",
        "官方微博",
        "官方微信",
        "官方",
        "官微",
        "政务号",
        "公众号",
        "订阅号",
        "服务号",
        "微信",
        "微博",
    ),
    *("视频号", "头条号", "抖音号", "快手号", "小程序", "客户端", "app", "网站", "网"),
)


def bare_name(name: str) -> str:
    """A name in half width and lower case, letters and digits alone, without what is put behind it (官方)."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKC", name).lower() if mark.isalnum())
    ending = next((one for one in _ENDINGS if plain.endswith(one) and len(plain) > len(one) + 1), "")
    return plain.removesuffix(ending)


def may_be_same(one: str, other: str) -> bool:
    """Whether the names are alike, or one is a short form of the other, as 溪城教育 of 溪城市教育局.

    Where it cannot be said they may be.
    """
    short, long = sorted(map(bare_name, (one, other)), key=len)
    return short == long or (len(short) >= _SHORTEST and _is_within(short, long))


def stands_in(name: str, note: str) -> bool:
    """Whether a note, such as one of a change of name (更名记录), says the name."""
    plain = bare_name(name)
    return len(plain) >= _SHORTEST and plain in "".join(mark for mark in note.lower() if mark.isalnum())


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other, in their order."""
    rest = iter(long)
    return all(mark in rest for mark in short)
