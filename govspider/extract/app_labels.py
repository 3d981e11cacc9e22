"""What a page's labelled rows say of an app (应用信息): 版本 3.2.1, 更新时间：2023-06-01, 开发者：某公司, 备案号：….

Stores and offices' own download pages write these rows alike, whatever program makes them. Only a label that begins a
row, or stands behind a mark between rows, counts, and only a value of its kind: 系统要求 Android 5.0 is no version.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import pairwise

from govspider.items import PublicCard
from govspider.text.dates import find_dates, only_date

_ROW = r"(?:^|(?<=[|｜;；,，、]))[ \t]{0,9}"
_WORD = r"(?:^|(?<=[|｜;；,，、 ]))[ \t]{0,9}"  # behind a space, too: 版本：3.2.1 更新时间：2023-06-01
_IS = r"[ \t]{0,9}(?:[:：]|\n)?[ \t\n]{0,9}"
_NUMBER = r"[vV]?\d{1,6}+(?:\.\d{1,9}+){1,5}+[a-zA-Z\d_-]{0,20}+"
_NO_LEAST = r"(?![ ]?(?:及?以上|[或及]更[高新]|\+))"  # 5.0以上 is what the app needs
_DATE = (
    r"(?:(?:19|20)\d{2}[ ]?[-/.年][ ]?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}日?|(?:19|20)\d{6}"
    r"|\d{1,3}[ ]?(?:分钟|小时|天|周)前|今天|昨天|前天|刚刚)"
)
_VERSION = re.compile(
    rf"{_ROW}(?:(?:当前|最新|软件|应用|安卓|Android|苹果|iOS|鸿蒙)?版本号?|Version){_IS}({_NUMBER}){_NO_LEAST}",
    re.MULTILINE,
)
_UPDATED = re.compile(
    rf"{_WORD}(?:(?:最近|最后|版本|应用)?更新(?:时间|日期|于)?|Updated){_IS}({_DATE})|({_DATE})[ ]?更新(?!日志|说明|内容)",
    re.MULTILINE,
)
_DEVELOPER = re.compile(
    rf"{_WORD}(?:(?:应用|软件)?(?:开发者|开发商|运营者|运营单位|运营主体|供应商|提供者|提供方)(?:名称|信息)?|来自|作者)"
    rf"{_IS}([^\n|｜;；,，:：]{{2,60}})",
    re.MULTILINE,
)
# Filing numbers of apps end with A; those of the store's own site, in its foot, do not.
_FILING = re.compile(r"[\u4e00-\u9fff]ICP备\s?\d{6,12}号\s?-\s?\d{1,4}[AaXx]\b")
_FILED = re.compile(
    rf"{_WORD}(?:App|APP|app|应用|小程序)(?:ICP)?备案(?:编?号|信息){_IS}"
    r"([\u4e00-\u9fff]ICP备\s?\d{6,12}号(?:\s?-\s?\d{1,4}[AaXx]?)?)",
    re.MULTILINE,
)
# Heads of a table: 名称 版本 更新时间 下载, and below them a row of values.
_HEADS = {"version": re.compile("版本号?"), "updated": re.compile("(?:更新|发布)(?:时间|日期)")}
_VALUES = {"version": re.compile(_NUMBER), "updated": re.compile(_DATE)}
# People who publish an app under their own name are not kept.
_BODY = re.compile(
    r"[司局委办心府院厅署站台社馆处部会所校学团]|\b(?:Inc|Ltd|Co|LLC|Corp)\b|Tech", re.IGNORECASE
)
_SPACES = re.compile(r"[ \u3000\xa0]+")
_LONGEST = 100_000  # characters of a page that are looked at


def read_app_labels(text: str, now: datetime) -> PublicCard:
    """What the rows of a page say of an app, of several rows of a kind the first; all empty for any other page.

    Args:
        text: all that a reader sees, one row a line.
        now: the moment of fetching, for days such as 3天前.
    """
    rows = "\n".join(row.strip() for row in _SPACES.sub(" ", text[:_LONGEST]).split("\n"))
    below = _below_heads(rows)
    rows = rows.replace("\t", "|")
    version, developer = _VERSION.search(rows), _DEVELOPER.search(rows)
    filing = _FILED.search(rows) or _FILING.search(rows)
    told = [found[1] or found[2] for found in _UPDATED.finditer(rows)] + [below.get("updated", "")]
    return PublicCard(
        version=version[1] if version else below.get("version", ""),
        updated=max(_days(told, now), default=None),  # of several versions, for several systems
        developer=body_of(developer[1]) if developer else "",
        filing="".join((filing[filing.lastindex or 0]).split()) if filing else "",
    )


def body_of(developer: str) -> str:
    """The developer as a page names it, if it is a body (单位、公司); '' for anything else."""
    shown = developer.strip()
    return shown if _BODY.search(shown) else ""


def _below_heads(rows: str) -> dict[str, str]:
    """Version and day in the row below a table's head."""
    lines = rows.split("\n")
    for head, row in pairwise(lines):
        if "\t" not in head:
            continue
        cells = dict(zip((cell.strip() for cell in head.split("\t")), row.split("\t"), strict=False))
        found = {
            name: cell.strip()
            for title, cell in cells.items()
            for name, known in _HEADS.items()
            if known.fullmatch(title) and _VALUES[name].fullmatch(cell.strip())
        }
        if "version" in found:
            return found
    return {}


def _days(told: Iterable[str], now: datetime) -> Iterator[date]:
    for text in told:
        found = find_dates(text)
        day = found[0][2] if found else only_date(text, now)
        if isinstance(day, date):
            yield day
