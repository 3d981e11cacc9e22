"""Pages that answer 200 and say that they are not there (软404)."""

import re

# Titles that are nothing but an error: the server says 200 and shows its error page (软404).
_GONE_TITLE = re.compile(
    r"\s{0,9}(?:(?:http|error|错误|出错)?\s{0,9}[:：]?\s{0,9}404(?:\s{0,9}[-–|:：,，]?\s{0,9}(?:not\s{0,9}found|error|错误|页面.{0,200}|找不到.{0,200}|您.{0,200})?)?"
    r"|not\s{0,9}found|page\s{0,9}not\s{0,9}found|object\s{0,9}not\s{0,9}found"
    r"|(?:对不起|抱歉|很抱歉|sorry)?[，,！!\s]{0,9}(?:您|你)?(?:所?(?:访问|查看|请求|浏览|要找|查找)的)?"
    r"(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目)(?:已经?)?"
    r"(?:不存在|未找到|找不到|无法找到|没有找到|被?删除|失效|下线|丢失|走丢了|不见了)(?:了)?"
    r"|(?:找不到|未找到|无法找到)(?:该|此|相关|您.{0,6}的)?(?:页面|网页|文件|内容|资源|文章))[\s。.！!]{0,9}",
    re.IGNORECASE,
)
# In a short page the same sentence in its text is enough.
_GONE_TEXT = re.compile(
    r"404\s{0,9}(?:not\s{0,9}found|error|错误|页面|[-–]?\s{0,9}找不到)|page\s{0,9}(?:was\s{0,9})?not\s{0,9}found"
    r"|(?:访问|查看|请求|浏览|要找|查找|打开)的(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目).{0,12}?"
    r"(?:不存在|未找到|找不到|被?删除|失效|下线|走丢|不见了)"
    r"|(?:该|此|本|这个?)(?:页面|网页|文章|内容|信息|文件|链接|栏目)(?:已经?|不)(?:被?删除|失效|下线|存在)"
    r"|(?:页面|网页|文章|文件)(?:不存在|未找到|已被?删除|找不到了|走丢了)|找不到(?:该|此|您.{0,6}的)?(?:页面|网页|文件)",
    re.IGNORECASE,
)
_SHORT_PAGE = 300  # characters: a page with more to say is about something
_LONGEST_TITLE = 200  # characters looked at
_TITLE_SEPARATOR = re.compile(r"\s{0,9}[-_|—–·]+\s{0,9}")


def is_gone(title: str, text: str) -> bool:
    """Whether a page that answers 200 says that there is no such page."""
    title = title[:_LONGEST_TITLE]
    names = _TITLE_SEPARATOR.split(title)
    if any(name.strip() and _GONE_TITLE.fullmatch(name) for name in (title, names[0], names[-1])):
        return len(text) <= 4 * _SHORT_PAGE
    return len(text) <= _SHORT_PAGE and _GONE_TEXT.search(text) is not None
