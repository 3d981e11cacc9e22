"""Synthetic personal numbers with right check digits (合成的个人信息): nobody's, but as a leak would look."""

import random

# Area codes of GB/T 2260 that are in force.
_AREAS = ("440106", "440304", "441302", "430102", "450103", "360102", "420106", "510104", "330106", "350102")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PREFIXES = ("135", "136", "137", "138", "139", "150", "151", "158", "159", "186", "188", "189")
_CODE_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_CODE_BASE = 31


def resident_id(chance: random.Random) -> str:
    """A resident ID number that passes every test of GB 11643."""
    day = f"{chance.randint(1951, 2004)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    body = f"{chance.choice(_AREAS)}{day}{chance.randint(11, 899):03d}"
    return body + check_character(body)


def check_character(body: str) -> str:
    """The eighteenth character for the first seventeen."""
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def broken_id(chance: random.Random) -> str:
    """Eighteen digits that are no resident ID: the check digit is wrong and so is the year."""
    body = f"2024{chance.randint(10, 99)}00{chance.randint(1000, 9999)}{chance.randint(10000, 99999)}"
    right = check_character(body)
    return body + ("3" if right != "3" else "4")


def mobile(chance: random.Random) -> str:
    """A mobile number."""
    return chance.choice(_PREFIXES) + f"{chance.randint(10000000, 99999999)}"


def masked(value: str) -> str:
    """The value as a careful office shows it: ID 6 + 4 characters, mobile 3 + 4."""
    head = 3 if len(value) == 11 else 6  # noqa: PLR2004 - a mobile has eleven digits
    return value[:head] + "*" * (len(value) - head - 4) + value[-4:]


def credit_code(chance: random.Random) -> str:
    """A unified social credit code (统一社会信用代码) with the right check character of GB 32100."""
    body = "914419" + "00MA" + "".join(chance.choice(_CODE_CHARS) for _ in range(7))
    total = sum(_CODE_CHARS.index(char) * weight for char, weight in zip(body, _CODE_WEIGHTS, strict=True))
    return body + _CODE_CHARS[(_CODE_BASE - total % _CODE_BASE) % _CODE_BASE]


def serial(chance: random.Random) -> str:
    """A long file or project number (流水号): twenty-two digits, with a resident ID's digits inside."""
    return "20" + resident_id(chance).replace("X", "7") + f"{chance.randint(10, 99)}"


def bank_card(chance: random.Random) -> str:
    """A card number of a Chinese bank with the right check digit (Luhn)."""
    body = chance.choice(("622848", "621700", "622202", "621226")) + f"{chance.randint(0, 10**12 - 1):012d}"
    total = 0
    for place, char in enumerate(reversed(body)):
        digit = int(char) * (2 - place % 2)
        total += digit - 9 if digit > 9 else digit  # noqa: PLR2004 - the rule itself
    return f"{body}{-total % 10}"


def passport(chance: random.Random) -> str:
    """A passport number: E and a letter, then seven digits."""
    return f"E{chance.choice('ABCDEFGH')}{chance.randint(1_000_000, 9_999_999)}"


def permit(chance: random.Random) -> str:
    """The number of a permit of residents of Hong Kong and Macao (来往内地通行证)."""
    return f"{chance.choice('HM')}{chance.randint(10_000_000, 99_999_999)}"


def plate(chance: random.Random) -> str:
    """The plate of a private car."""
    return f"粤{chance.choice('ABCEKLPSTX')}{chance.choice('ABCDEFGH')}{chance.randint(1000, 9999)}"


def mailbox(chance: random.Random) -> str:
    """A mailbox of one's own at a free provider that nobody has: digits in front of letters."""
    return f"{chance.randint(10_000, 99_999)}yunxiang@{chance.choice(('163.com', 'qq.com', '126.com'))}"


def wechat(chance: random.Random) -> str:
    """A WeChat id."""
    return f"yx_{chance.randint(1_000_000, 9_999_999)}"


def home(chance: random.Random) -> str:
    """A home to the door in a village that is nowhere."""
    house, block, room = chance.randint(11, 98), chance.randint(2, 9), chance.randint(101, 1208)
    return f"石桥镇云巷社区云巷路{house}号{block}栋{room}房"


def rare_name(chance: random.Random) -> str:
    """A name that stands nowhere else in the city."""
    return f"{chance.choice('巫冼蔺瞿')}{chance.choice('蘅翀璟禕')}{chance.choice('蓁祾瑄翊')}"


def grouped(value: str) -> str:
    """An ID number as some people type it: region, day of birth, the rest."""
    return f"{value[:6]} {value[6:14]} {value[14:]}"


def file_number(chance: random.Random) -> str:
    """The number of a file: region, day and serial, and by chance the check character of an ID of somebody young."""
    body = f"{chance.choice(_AREAS)}{chance.randint(2015, 2022)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}003"
    return body + check_character(body)


def hong_kong_card(chance: random.Random) -> str:
    """The number of an identity card of Hong Kong: a letter, six digits, the check character in brackets."""
    letter, digits = chance.choice("ABCDEGHKRVZ"), f"{chance.randint(100_000, 999_999)}"
    total = 9 * 36 + 8 * (ord(letter) - ord("A") + 10)  # a blank in front counts 36
    total += sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=True))
    check = -total % 11
    return f"{letter}{digits}({'A' if check == 10 else check})"  # noqa: PLR2004 - the rule itself
