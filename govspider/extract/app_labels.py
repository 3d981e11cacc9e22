"""What a page's labelled rows say of an app (应用信息): 版本 3.2.1, 更新时间：2023-06-01, 开发者：某公司, 备案号：….

Stores and offices' own download pages write these rows alike, whatever program makes them. Only a label that begins a
row, or stands behind a mark between rows, counts, and only a value of its kind: 系统要求 Android 5.0 is no version.
"""

import re
from datetime import date, datetime

from govspider.items import PublicCard
from govspider.text.dates import find_dates, fold, only_date

_ROW = r"(?:^|(?<=[|｜;；,，、]))[ \t]{0,9}"
_WORD = r"(?:^|(?<=[|｜;；,，、 ]))[ \t]{0,9}"  # behind a space, too: 版本：3.2.1 更新时间：2023-06-01
_IS = r"[ \t]{0,9}(?:[:：]|\n)?[ \t\n]{0,9}"
_VERSION = re.compile(
    rf"{_ROW}(?:(?:当前|最新|软件|应用)?版本号?|Version){_IS}([vV]?\d{{1,6}}(?:\.\d{{1,9}}){{1,5}}[\w-]{{0,20}})",
    re.MULTILINE,
)
_UPDATED = re.compile(
    rf"{_WORD}(?:(?:最近|最后|版本|应用)?更新(?:时间|日期|于)?|Updated){_IS}([^\n]{{4,60}})", re.MULTILINE
)
_DEVELOPER = re.compile(
    rf"{_WORD}(?:(?:应用|软件)?(?:开发者|开发商|运营者|运营单位|运营主体|供应商|提供者|提供方)(?:名称)?|来自)"
    rf"{_IS}([^\n|｜;；,，:：]{{2,60}})",
    re.MULTILINE,
)
# Filing numbers of apps end with A; those of the store's own site, in its foot, do not.
_FILING = re.compile(r"[\u4e00-\u9fff]ICP备\s?\d{6,12}号\s?-\s?\d{1,4}[AaXx]\b")
_FILED = re.compile(
    rf"{_WORD}(?:App|APP|app|应用|小程序)(?:ICP)?备案(?:编?号|信息){_IS}([\u4e00-\u9fff]ICP备\s?\d{{6,12}}号(?:\s?-\s?\d{{1,4}}[AaXx]?)?)",
    re.MULTILINE,
)
_SPACES = re.compile(r"[ \t\u3000\xa0]+")
_LONGEST = 100_000  # characters of a page that are looked at


def read_app_labels(text: str, now: datetime) -> PublicCard:
    """What the rows of a page say of an app, of several rows of a kind the first; all empty for any other page.

    Args:
        text: all that a reader sees, one row a line.
        now: the moment of fetching, for days such as 3天前.
    """
    rows = _SPACES.sub(" ", text[:_LONGEST])
    version, developer = _VERSION.search(rows), _DEVELOPER.search(rows)
    filing = _FILED.search(rows)
    number = filing[1] if filing else (found[0] if (found := _FILING.search(rows)) else "")
    days = (_day(row[1], now) for row in _UPDATED.finditer(rows))
    return PublicCard(
        version=version[1] if version else "",
        updated=next((day for day in days if day is not None), None),
        developer=developer[1].strip() if developer else "",
        filing="".join(number.split()),
    )


def _day(row: str, now: datetime) -> date | None:
    """The day with which a row begins."""
    found = find_dates(row)
    if found and not fold(row)[: found[0][0]].strip():
        return found[0][2]
    told = only_date(row.strip(), now)
    return told if isinstance(told, date) else None
