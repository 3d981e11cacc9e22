"""What one cell of the ledger means (单元格): from text to values, with errors that say how to fix."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from govspider.ledger.vocabulary import first_words, fold, words

EXCEL_ERRORS = frozenset(
    {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_ID = re.compile(r"[\w@][\w.@-]{0,63}")
_SITE_CODE = re.compile(r"\d{10}|bm\d{8}")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+?\d+")
_DATE = re.compile(
    r"(?P<year>\d{4})(?:[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?|(?P<m2>\d{2})(?P<d2>\d{2}))"
    r"(?:[T ]*\d{1,2}[:时点]\d{1,2}分?(?::\d{1,2}(?:\.\d+)?)?秒?)?"
)
_PERIOD = re.compile(
    r"(?P<count>\d{1,9}|[半一二两三四五六七八九十])?个?(?P<unit>天|日|周|星期|月|季度|季|年)(?:内|以内|一次|1次)?"
)
_HOURS = re.compile(r"(\d{1,4})个?小时")
_DAYS_BY_NAME = {"当天": 0, "当日": 0, "即日": 0, "次日": 1, "第二天": 1}
_LONGEST_NOTE = 100  # characters of what is written freely
_MOST_NAMES = 500  # in one cell
_CHINESE_NUMBERS = {mark: number for number, mark in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_UNIT_DAYS = {
    "天": 1,
    "日": 1,
    "周": 7,
    "星期": 7,
    "月": 31,
    "季度": 92,
    "季": 92,
    "年": 366,
}  # never short of a period
_HALF_DAYS = {"月": 16, "年": 184}
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)  # serial numbers of 2000-01-01 to 2099-12-31
_PROVINCES = frozenset(  # first two digits of area codes (行政区划代码); 00: the state, 66: 兵团
    re.findall("..", "00111213141521222331323334353637414243444546505152535461626364656671" + "8182")
)
_LONG_DIGITS = re.compile(r"(?<!\d)\d{11,}[xX]?(?!\d)|(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)")
_SHOWN_LENGTH = 40
_MOST_DIGITS = 9  # of a number
_PICTURE = re.compile(r"[^/\\\x00-\x1f]{1,150}\.(?:png|jpe?g|webp|bmp)", re.IGNORECASE)


class CellError(ValueError):
    """A cell cannot be used. Raised by the functions here; `rows` turns it into a LedgerProblem."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.fix = fix


def cell_text(value: object) -> str:
    """A cell as text: whole floats without `.0`, dates in ISO form, blanks trimmed, no control characters."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - exact in a float
        return str(int(value))
    text = str(value).replace("\u00a0", " ").replace("\u3000", " ")
    kept = "".join(mark if mark.isprintable() else " " for mark in text if unicodedata.category(mark) != "Cf")
    return " ".join(kept.split())


def cell_lines(value: object) -> str:
    """The same with its line ends, for cells that hold the text of a post."""
    if not isinstance(value, str):
        return cell_text(value)
    return "\n".join(filter(None, map(cell_text, value.splitlines())))


def shown(value: str) -> str:
    """A cell as an error may quote it: short, and what looks like a phone or identity number masked."""
    plain = unicodedata.normalize("NFKC", cell_text(value))
    masked = _LONG_DIGITS.sub(lambda found: found[0][:3] + "*" * (len(found[0]) - 5) + found[0][-2:], plain)
    return masked if len(masked) <= _SHOWN_LENGTH else masked[:_SHOWN_LENGTH] + "…"


def read_id(text: str) -> str:
    """An id of a target or column: folded to half width, letters, digits, `_ - . @` only."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "")
    if _SCIENTIFIC.fullmatch(plain):
        raise CellError("被表格软件改成了科学计数法", "请把该列设为文本格式后重新填写")
    if not _ID.fullmatch(plain):
        raise CellError("不能作为编号", "请只用字母、数字、汉字和 _ - . @，不超过64个字符，不要填网址")
    return plain


def read_site_code(text: str) -> str:
    """A website's code (网站标识码): 10 digits with a province in front, or bm and 8 digits."""
    code = read_id(text)
    lowered = code.lower()
    if not _SITE_CODE.fullmatch(lowered):
        raise CellError("不是网站标识码", "应为10位数字，部委网站为 bm 加8位数字，请按报送系统核对")
    if lowered[:2] not in _PROVINCES and lowered[:2] != "bm":
        raise CellError("前两位不是任何省份的代码", "前6位应为行政区划代码，请按报送系统核对")
    return lowered


def read_url(text: str) -> str:
    """A web address; a bare domain becomes `http://…`."""
    plain = unicodedata.normalize("NFKC", text).strip()
    full = plain if "://" in plain else f"http://{plain}"
    try:
        parts = urlsplit(full)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise CellError("不是网址", "请写成 http://www.example.gov.cn/ 的形式") from None
    if parts.scheme.lower() not in {"http", "https"}:
        raise CellError("不是 http 或 https 网址", "请写成 http://www.example.gov.cn/ 的形式")
    if "@" in parts.netloc:
        raise CellError("网址里带有用户名或密码", "请删去 @ 及其前面的部分")
    if " " in full or not _is_host(host):
        raise CellError("不是网址", "请写成 http://www.example.gov.cn/ 的形式，一格只填一个网址")
    return full


def read_hosts(text: str) -> tuple[str, ...]:
    """Further domains of a site, separated by blanks, commas or semicolons; addresses are cut to the host."""
    pieces = [piece for piece in re.split(r"[\s,;、|]+", unicodedata.normalize("NFKC", text)) if piece]
    hosts = [urlsplit(read_url(piece)).netloc.lower() for piece in pieces]
    if not hosts:
        raise CellError("不是域名", "请写域名，用空格或顿号隔开")
    return tuple(dict.fromkeys(hosts))


def read_urls(text: str) -> tuple[str, ...]:
    """Several web addresses, separated by blanks, Chinese commas or semicolons, each once."""
    pieces = [piece for piece in re.split(r"[\s;；、，]+", text) if piece]
    return tuple(dict.fromkeys(map(read_url, pieces)))


def read_day(text: str) -> date:
    """A day: 2023-06-30, 2023/6/30, 2023.6.30, 2023年6月30日, 20230630, a time after it, Excel's number."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if _whole(plain) in _EXCEL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=_whole(plain))
    found = _DATE.fullmatch(plain.replace("年 ", "年").replace("月 ", "月"))
    wrong = CellError("不是日期", "请写成 2023-06-30 的形式")
    if found is None:
        raise wrong
    try:
        return date(int(found["year"]), int(found["month"] or found["m2"]), int(found["day"] or found["d2"]))
    except ValueError:
        raise wrong from None


def read_days(text: str) -> int:
    """A period in days: `14`, `14天`, `2周`, `6个月`, `半年`, `每季度`. A month is 31 days, a year 366."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removeprefix("每")
    if _whole(plain) > 0:
        return _bounded_days(_whole(plain))
    found = _PERIOD.fullmatch(plain)
    if found is None or found["count"] == "0":
        raise CellError("不是期限", "请写天数，或写成 14天、2周、6个月、半年、1年")
    count, unit = found["count"] or "1", found["unit"]
    if count == "半":
        if unit not in _HALF_DAYS:
            raise CellError("不是期限", "请写天数，或写成 14天、2周、6个月、半年、1年")
        return _HALF_DAYS[unit]
    number = _CHINESE_NUMBERS[count] if count in _CHINESE_NUMBERS else int(count)
    return _bounded_days(number * _UNIT_DAYS[unit])


def read_allowed(text: str) -> int:
    """Days that something may take: as `read_days`; `当天` is 0, `次日` 1; hours are days begun: `24小时` 1, `36小时` 2."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix("内").removesuffix("以")
    hours = _HOURS.fullmatch(plain)
    if plain in _DAYS_BY_NAME:
        return _DAYS_BY_NAME[plain]
    return read_days(text) if hours is None else _bounded_days(-(-int(hours[1]) // 24) or 1)


def read_note(text: str) -> str:
    """What somebody wrote freely, as much of it as is told."""
    return text[:_LONGEST_NOTE]


def read_names(text: str) -> tuple[str, ...]:
    """Names that a cell lists, each once."""
    plain = unicodedata.normalize("NFKC", text[: _MOST_NAMES * _LONGEST_NOTE])
    names = dict.fromkeys(name[:_LONGEST_NOTE] for name in re.split(r"[\s,;、|/]+", plain) if name)
    return tuple(names)[:_MOST_NAMES]


def read_limit(text: str) -> int:
    """A whole number above 0, such as a page budget."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace(",", "")
    if not 0 < _whole(plain) <= 1_000_000:  # noqa: PLR2004 - a guard against slips of the hand
        raise CellError("不是有效的上限", "请写1到1000000的整数，或留空")
    return _whole(plain)


def _whole(plain: str) -> int:
    """The number that digits write; -1 for anything else, and for more digits than any cell of a ledger needs."""
    return int(plain) if plain.isdecimal() and len(plain) <= _MOST_DIGITS else -1


def read_picture(text: str) -> str:
    """The name of a picture's file, without folders."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not _PICTURE.fullmatch(plain):
        raise CellError(
            "不是图片文件名", "请只写文件名，例如 example.png；格式用 png、jpg、jpeg、webp 或 bmp"
        )
    return plain


def read_word(group: str, text: str) -> str:
    """The meaning of a word of a closed group, for example `正常运行` → `normal`."""
    meaning = words(group).get(fold(text))
    if meaning is None:
        choices = "、".join(first_words(group))
        raise CellError("不是可用的取值", f"请填：{choices}")
    return meaning


def _bounded_days(days: int) -> int:
    if days > 3660:  # noqa: PLR2004 - ten years; more is a slip of the hand
        raise CellError("期限超过10年", "请核对天数；不要求更新的栏目请把栏目类型填为静态")
    return days


def _is_host(host: str) -> bool:
    labels = host.split(".")
    usable = all(label and not label.startswith("-") and not label.endswith("-") for label in labels)
    named = len(labels) > 1 or host == "localhost" or ":" in host
    return usable and named and not re.search(r"[^\w.:-]", host)
