"""What the foot of a page declares (页脚): filing numbers and site code, 国办发〔2017〕47号."""

import re
from dataclasses import dataclass

from govspider.extract.tree import Document

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼滬遼雲贛蘇湘魯陝閩貴粵寧瓊"
_ICP = re.compile(
    rf"[{_PROVINCES}]\s{{0,20}}ICP\s{{0,20}}[备備证證]\s{{0,20}}(?:案|字)?\s{{0,20}}(?:编号|"
    rf"第)?[:：]?\s{{0,20}}(\d{{5,10}})\s{{0,20}}号?(?:\s{{0,20}}[-－—]\s{{0,20}}\d{{1,3}})?",
    re.IGNORECASE,
)
_POLICE = re.compile(rf"[{_PROVINCES}]\s{{0,20}}公网安备\s{{0,20}}(\d{{11,14}})\s{{0,20}}号?")
_CODE = re.compile(
    r"(?:网站|網站|政府网站|党政机关网站)?(?:标识码|標識碼|标识编码|标识号)\s{0,20}[:：]?\s{0,20}(bm\d{8}|"
    r"\d{10})(?!\d)",
    re.IGNORECASE,
)
_REPORT = re.compile(r"site_?code=(bm\d{8}|\d{10})(?!\d)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Foot:
    """Filing numbers as declared, without spaces; empty where none was found."""

    icp: str
    police_code: str
    site_code: str


def read_foot(document: Document, text: str) -> Foot:
    """Read the filing numbers of a page.

    Args:
        document: the page; its link to 我为政府网站找错 carries the site code too.
        text: the visible text.
    """
    icp, police, code = _ICP.search(text), _POLICE.search(text), _CODE.search(text)
    if code is None:
        targets = (node.get("href") for node in document.find("a"))
        code = next((found for target in targets if (found := _REPORT.search(target))), None)
    return Foot(
        icp=_SPACE.sub("", icp[0]) if icp else "",
        police_code=_SPACE.sub("", police[0]) if police else "",
        site_code=code[1].lower() if code else "",
    )
