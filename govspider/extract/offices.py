"""Names of offices and papers (单位名称): what a bar may tell as the source of an article without a label."""

import re

# How offices and papers are named; a title may end so, too, but tells what was done: 我市开展…走进社区.
_OFFICE = re.compile(
    r"本[网站台报]|(?![\u4e00-\u9fff]{0,18}(?:[走深开]进|进[社校企农机]|开展|召开|举[行办]|慰问|参观|调研|走访))"
    r"[\u4e00-\u9fff（）()·]{2,20}(?:局|办|府|社|报|网|委|中心|院|厅|室|处|科|会|站|台|队|校|镇|乡|街道|街道办|在线|发布|日报|晚报|部|"
    r"(?<!场)所|馆|股|组|林场|农场|开发区|公司|集团|大学|中学|小学|(?<=人)大|(?<=[政科作记])协|(?<=[残妇文侨社科商])联|(?<=[银支分])行|(?<=融)媒|海关|社区|频道|媒体|客户端|公众号)"
)


def is_office(text: str) -> bool:
    """Whether a text is named as offices and papers are."""
    return _OFFICE.fullmatch(text) is not None
