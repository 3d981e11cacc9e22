"""Pages that answer 200 and say that they are not there (软404)."""

import re

# Titles that are nothing but an error: the server says 200 and shows its error page (软404).
_GONE_TITLE = re.compile(
    r"\s{0,9}(?:(?:http(?:\s{0,9}(?:status|error|状态码?|错误))?|error|错误|出错)?\s{0,9}[:：]?\s{0,9}404(?:\s{0,9}[-–|:：,，]?\s{0,9}(?:not\s{0,9}found|error|错误|页面.{0,200}|找不到.{0,200}|您.{0,200})?)?"
    r"|not\s{0,9}found|page\s{0,9}not\s{0,9}found|object\s{0,9}not\s{0,9}found"
    r"|(?:the\s{0,9})?(?:page|resource|file)\s{0,9}(?:cannot|could\s{0,9}not)\s{0,9}be\s{0,9}found"
    r"|(?:对不起|抱歉|很抱歉|sorry)?[，,！!\s]{0,9}(?:您|你)?(?:所?(?:访问|查看|请求|浏览|要找|查找)的)?"
    r"(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目)(?:已经?)?"
    r"(?:不存在|未找到|找不到|无法找到|没有找到|被?删除|失效|下线|丢失|走丢了|不见了)(?:了)?"
    r"|(?:找不到|未找到|无法找到)(?:该|此|相关|您.{0,6}的)?(?:页面|网页|文件|内容|资源|文章))[\s。.！!]{0,9}",
    re.IGNORECASE,
)
# In a short page the same sentence in its text is enough.
_GONE_TEXT = re.compile(
    r"404\s{0,9}(?:not\s{0,9}found|error|错误|页面|[-–]?\s{0,9}找不到)|page\s{0,9}(?:was\s{0,9})?not\s{0,9}found"
    # … as the reports of servers say it, which stand there whatever the status is.
    r"|\bstatus\s{0,3}[=:]?\s{0,3}404\b|requested (?:resource|url|page|file|address)\b[^\n]{0,120}?"
    r"\b(?:is not available|(?:was|is|were) not found|(?:could not|cannot|can't|can not) be found|does not exist)"
    r"|(?:访问|查看|请求|浏览|要找|查找|打开)的(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目).{0,12}?"
    r"(?:不存在|未找到|找不到|被?删除|失效|下线|走丢|不见了)"
    r"|(?:该|此|本|这个?)(?:页面|网页|文章|内容|信息|文件|链接|栏目)(?:已经?|不)(?:被?删除|失效|下线|存在)"
    r"|(?:页面|网页|文章|文件)(?:不存在|未找到|已被?删除|找不到了|走丢了)|找不到(?:该|此|您.{0,6}的)?(?:页面|网页|文件)",
    re.IGNORECASE,
)
# … and so it is in a page that says nothing else: "信息不存在", "该稿件已被撤回", "HTTP状态 404 - 未找到".
_NOTHING_ELSE = 130  # characters of such a page
_GONE_SENTENCE = re.compile(
    r"(?:页面|网页|文章|内容|信息|文件|链接|资源|栏目|稿件|新闻|公告|资料|文档|记录|数据|专题|图片|视频|网址|地址|目录)"
    r"[^。！？；\n]{0,10}?(?:不存在|不见了|不可用|未审核|未发布|未通过|未找到|找不到|无法找到|没有找到|没找到|走丢|飞走|迷路|去火星"
    r"|已?被?(?:移除|移走|删除|删掉|撤回|撤销|撤稿|撤下|下架|下线|屏蔽|隐藏)|(?:已经?|被)(?:取消|关闭|失效|过期))"
    r"|(?:无法|没有|未能?|不能)找到[^。！？\n]{0,8}(?:页面|网页|文章|内容|信息|文件|资源|目录|数据|记录)"
    r"|(?:http|error|错误|状态)\W{0,3}(?:状态码?|代码|错误)?\W{0,3}404|404\W{0,6}(?:未找到|找不到|不存在|not\s*found|error|file)",
    re.IGNORECASE,
)
_SHORT_PAGE = 300  # characters: a page with more to say is about something
_LONGEST_TITLE = 200  # characters looked at
# An article may quote what such pages say.
_QUOTED = re.compile(r"[“‘「『\"][^“”‘’「」『』\"\n]{1,40}[”’」』\"]")
# … and an article tells its day.
_ARTICLE = re.compile(
    r"(?:发布|发文|发表|公开|公布|更新)(?:时间|日期)\s{0,3}[:：]?\s{0,3}(?:19|20)\d\d[年./-]\d"
)
_TITLE_SEPARATOR = re.compile(r"\s{0,9}[-_|—–·]+\s{0,9}")


def is_gone(title: str, text: str) -> bool:
    """Whether a page that answers 200 says that there is no such page."""
    title = title[:_LONGEST_TITLE]
    text = _QUOTED.sub("", text)
    names = _TITLE_SEPARATOR.split(title)
    if any(name.strip() and _GONE_TITLE.fullmatch(name) for name in (title, names[0], names[-1])):
        return len(text) <= 4 * _SHORT_PAGE
    if _ARTICLE.search(text):
        return False
    if len(text) <= _NOTHING_ELSE and _GONE_SENTENCE.search(text):
        return True
    return len(text) <= _SHORT_PAGE and _GONE_TEXT.search(text) is not None
