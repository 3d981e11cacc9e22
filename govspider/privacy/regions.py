"""Region codes of resident IDs (行政区划代码), as far as they are certain, old ones included.

Source: GB/T 2260 in its editions since 1980. An ID keeps the code of the place of first registration, so
abolished prefectures (地区) and counties count. County codes (digits 5 and 6) changed too often to be
listed: 01 to 99 pass, and 00 for the cities without counties.
"""

import re

_FORMER = "21-40"  # 地区、自治州、盟, most of them cities today
# Province → prefecture codes ever given, as ranges.
_PREFECTURES: dict[str, str] = {
    "11": "01-03",  # 北京
    "12": "01-03",  # 天津
    "13": f"01-11,{_FORMER},90",  # 河北
    "14": f"01-11,{_FORMER}",  # 山西
    "15": f"01-09,{_FORMER}",  # 内蒙古
    "21": f"01-14,{_FORMER}",  # 辽宁
    "22": f"01-08,{_FORMER}",  # 吉林
    "23": f"01-12,{_FORMER}",  # 黑龙江
    "31": "01-03",  # 上海
    "32": f"01-13,{_FORMER}",  # 江苏
    "33": f"01-11,{_FORMER}",  # 浙江
    "34": f"01-18,{_FORMER}",  # 安徽
    "35": f"01-09,{_FORMER}",  # 福建
    "36": f"01-11,{_FORMER}",  # 江西
    "37": f"01-17,{_FORMER}",  # 山东
    "41": f"01-18,{_FORMER},90",  # 河南
    "42": f"01-13,{_FORMER},90",  # 湖北
    "43": f"01-13,{_FORMER}",  # 湖南
    "44": f"01-20,{_FORMER},51-53",  # 广东
    "45": f"01-14,{_FORMER}",  # 广西
    "46": "00-04,90",  # 海南; 00: counties of before 2002
    "50": "01-03",  # 重庆
    "51": f"01-20,{_FORMER}",  # 四川; 02, 35 and 36 became 重庆
    "52": f"01-06,{_FORMER}",  # 贵州
    "53": f"01-09,{_FORMER}",  # 云南
    "54": f"01-07,{_FORMER}",  # 西藏
    "61": f"01-10,{_FORMER}",  # 陕西
    "62": f"01-12,{_FORMER}",  # 甘肃
    "63": f"01-02,{_FORMER}",  # 青海
    "64": f"01-05,{_FORMER}",  # 宁夏
    "65": f"01-05,{_FORMER},41-43,90",  # 新疆
    "71": "00",  # 台湾
    "81": "00",  # 香港; residence permits (港澳台居民居住证) use 810000, 820000, 830000
    "82": "00",  # 澳门
    "83": "00",  # 台湾居民居住证
}
_WITHOUT_COUNTIES = frozenset({"4419", "4420", "4604", "6202", "7100", "8100", "8200", "8300"})


def _expand(province: str, ranges: str) -> set[str]:
    codes: set[str] = set()
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        codes.update(f"{province}{n:02d}" for n in range(int(first), int(last or first) + 1))
    return codes


_KNOWN: frozenset[str] = frozenset(
    code for province, ranges in _PREFECTURES.items() for code in _expand(province, ranges)
)


def is_region(code: str) -> bool:
    """Whether six digits are a plausible region code of a resident ID."""
    return code[:4] in _KNOWN and (code[4:6] != "00" or code[:4] in _WITHOUT_COUNTIES)


def is_province(code: str) -> bool:
    """Whether two digits are the code of a province."""
    return code in _PREFECTURES


def may_be_region(code: str) -> bool:
    """Whether four digits are those of a prefecture that has been, whatever the county."""
    return code in _KNOWN


def count_regions(pattern: str) -> int:
    """About how many region codes fit six characters of which some are hidden (`*`).

    A prefecture has some seven counties; one hidden digit of two leaves about three.
    """
    prefecture = re.compile(pattern[:4].replace("*", "[0-9]"))
    counties = (1, 3, 7)[pattern[4:6].count("*")]
    return sum(1 for code in _KNOWN if prefecture.fullmatch(code)) * counties
