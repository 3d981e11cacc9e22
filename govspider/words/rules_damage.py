"""Rules of damaged and unfinished text (乱码、占位文字)."""

import html
import re
from collections.abc import Iterator
from string import ascii_lowercase
from urllib.parse import unquote

from govspider.text.match import Fault
from govspider.text.segment import Segmenter
from govspider.words.rules_encoding import GBK_RUN, misread

# What UTF-8 read as GBK begins with: the commonest characters of Chinese, thus damaged.
_DAMAGED_HAN = "鐨鍦涓鏄鍜浜绗鍏銆锛鏈鎴鍙鏂閮閫鏀涔鏉绯缁鐢瑙鍒瀹闂垮簻淇伅紑浗鐭浠皯彂鍛杩鎬佸姟畨闃鍔"
MOJIBAKE_TRIGGERS = (
    *("锟斤", "斤拷", "烫烫烫", "屯屯屯", "锘锘", "\ufffd", "ï¿½"),
    *("Ã", "Â", "â€", *"äåæçèé"),
    *"ÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ",  # what GBK read as Latin-1 is made of
    *_DAMAGED_HAN,
    *("&nbsp;", "&ldquo;", "&rdquo;", "&quot;", "&mdash;", "&middot;", "&hellip;", "&emsp;", "&ensp;"),
    *("%E4%", "%E5%", "%E6%", "%E7%", "%E8%", "%E9%", "%e4%", "%e5%", "%e6%", "%e7%", "%e8%", "%e9%"),
)
_TAGS_OF_MAKERS = ("dede", "pboot", "eyou", "stl", "cms")  # {dede:field.title/} and the like
_PREFIXES = (
    "<cms:",
    "<stl:",
    "<jsp:",
    "<asp:",
    "<fmt:",
    "<c:out",
    "<s:property",
)  # of tags that a server fills
PLACEHOLDER_TRIGGERS = (
    *(mark + letter for mark in "{%" for letter in ascii_lowercase if mark + letter not in ("%s", "%d")),
    *(f"{{{maker}:" for maker in _TAGS_OF_MAKERS),
    *(
        "{{",
        "${",
        "$!",
        "#{",
        "@{",
        "{$",
        "{%",
        "<%",
        "%>",
        "<?",
        "<#",
        "</#",
        "{:",
        "{/",
        *_PREFIXES,
        "<$",
        "$>",
        "[!--",
        "[field:",
        "[date format",
        "%s",
        "%d",
    ),
    *("#name#", "#title#", "#date#", "待补充", "待填写", "待完善"),
    *("undefined", "null", "NaN", "[object Object]", "orem ipsum", "Invalid Date", "Invalid date", "aN-aN"),
    *(
        "此处填写",
        "此处输入",
        "在此处填",
        "请输入标题",
        "请输入内容",
        "请输入正文",
        "此处为",
        "此处是",
        "这里是",
    ),
    *("联系人", "电话", "传真", "邮箱", "XX", "××", "ＸＸ"),
    *("测试", "test", "Test", "TEST", "XXX", "xxx", "×××", "标题标题", "内容内容"),
)

_KNOWN = re.compile(r"(?:锟斤拷?|斤拷锟?)+|烫{3,}|屯{3,}|锘锘+|\ufffd+|(?:ï¿½)+")
_HAN = re.compile(r"[一-鿿]")
_TEMPLATE = re.compile(
    r"\{\{\s{0,20}[\w.$]{1,80}(?:\s{0,20}\|\s{0,20}\w{1,40}(?:\s?:\s?[\w'\"-]{1,20})?)?\s{0,20}\}\}"
    r"|\{\{\s{0,20}[A-Za-z_$][\w.$\[\]]{0,60}\s{0,20}[(|?+&][^{}\n]{0,100}\}\}"
    r"|(?:[$#@]|\$!)\{\s{0,20}[\w.]{1,80}\s{0,20}\}|\$!?\{\s{0,20}[(A-Za-z_][^{}\n]{0,100}\}|\$![A-Za-z][\w.]{2,80}"
    r"|<%[^%\n]{1,200}%>|</?#(?:if|elseif|else|list|assign|include|macro)(?![\w-])[^<>\n]{0,100}>|\[object Object\]"
    r"|\{:[a-z_]{1,30}\([^{}\n]{0,100}\)\}|\{/(?:if|loop|foreach|volist)\}|\{(?:if|elseif|foreach|loop)\s\$[^{}\n]{1,100}\}"
    rf"|\{{(?:{'|'.join(_TAGS_OF_MAKERS)}):[^{{}}\n]{{1,120}}\}}|\[field:[^\[\]\n]{{1,120}}\]|\[!--[\w.]{{1,40}}--\]"
    r"|\{\$[\w.\[\]']{1,80}(?:\|[^{}\n]{1,80})?\}|\{%=?\s{0,20}[\w.]{1,80}\s{0,20}%\}"
    r"|<\$\[[^\[\]<>\n]{1,40}\]\$?>|\[date format[^\[\]\n]{0,60}\]|#(?:name|title|date)#"
    r"|(?<=[一-鿿：])%[sd](?=[一-鿿，。；、）]|$)"  # 共%s条: what a program forgot to fill in
)
# What a browser takes for a comment or a tag, so that nothing is shown.
_SWALLOWED = re.compile(rf"<\?(?:php\b|=)[^<>\n]{{1,200}}>|(?:{'|'.join(_PREFIXES)})[^<>\n]{{0,200}}>")
# A line that explains programs shows what others forget.
_EXPLAINS = re.compile(
    r"变量|花括号|大括号|占位符|表达式|模板(?:语法|引擎|语言)|语法|函数|编程|源代码|代码示例|示例代码|[Jj]ava[Ss]cript|(?<![A-Za-z])(?:Vue|Python|PHP|JSP|ASP|HTML)(?![A-Za-z])"
)
_MANY_WORDS = 3  # of programs, different ones, in a text about them
# Marks that stand for something else, too (a set {red}, a share of 5%): only a name of a variable beside Chinese text.
_VARIABLE = re.compile(
    r"(?<=[一-鿿：:，])(?:\{[a-z][A-Za-z_.]{2,30}\}|%[a-z][A-Za-z_]{3,30}%)(?=[\s一-鿿，。；、）]|$)"
)
_ENTITY = re.compile(r"(?:&(?:nbsp|ldquo|rdquo|quot|mdash|middot|hellip|emsp|ensp);)+")
_ESCAPED = re.compile(r"(?<![A-Za-z0-9_./=?&:%])(?:%[0-9A-Fa-f]{2}){6,}")
_UNFILLED = re.compile(r"(?:联系人|电话|传真|邮箱)[：:][ \u3000]*([XxＸ×]{3,})(?![\dA-Za-z@])")
_UNFILLED_TITLE = re.compile(
    r"[ \u3000]*[XxＸ×]{2,}(?:省|市|县|区|镇|乡|街道)[^，。；：\n]{0,20}关于[^，。；\n]{2,60}"
    r"的(?:通知|公告|通告|意见|决定|公示|批复|函)"
)
_LATIN_FILL = re.compile(r"[Ll]orem ipsum(?: dolor(?: sit amet)?)?")
_NO_VALUE = re.compile(
    r"(?<![A-Za-z0-9_.$=('\"])(?:undefined|null|NaN)(?![A-Za-z0-9_.$('\"])(?:年NaN月NaN日|-NaN-NaN)?"
)
_VALUE_BEFORE = re.compile(r"[一-鿿：:￥¥]\s*$|^\s*$")
_BETWEEN_MARKS = re.compile(r"[，、]$"), re.compile(r"[，。；]")  # 您好，undefined，您预约的…
_VALUE_AFTER = re.compile(r"\s*(?:$|[年月日，。；、）)|/-]|\s[一-鿿])")
# A counter or a count of a page: 浏览次数：undefined次, 共NaN页. A text that teaches programming writes of values, too.
_COUNTER_BEFORE = re.compile(
    r"(?:次数|阅读|浏览|点击|访问|下载|播放|评论|点赞|转发|收藏|人数|人气|热度|数量|总数|字数|件数|[件读览击问载放气]量|率|温度|湿度)[：:]?\s*$"
    r"|(?:^|[，。；：、（(|\s])(?:您是|目前|现|当前|已)?(?:共有?|第|合计|总计|累计|已有|剩余|还剩|还有)\s*$"
)
_UNIT_AFTER = re.compile(r"\s*(?:人?次(?!数)|[条页个篇件位人天℃%％字元秒])")
_OF_PROGRAMS = re.compile(
    r"变量|函数|程序|代码|返回|字段|公式|参数|脚本|[Jj]ava|[Pp]ython|报错|调用|赋值|异常|数组|对象"
)
_NO_DATE = re.compile(r"(?<=[：:间期 ])Invalid [Dd]ate|(?<![A-Za-z])aN-aN-aN")
# 请输入标题 alone is a field to search with.
_INSTRUCTION = re.compile(
    r"[（(【\[]?(?:此处填写|请?在?此处输入)[^（）()【】\[\]。\n]{0,12}[）)】\]]?"
    r"|[（(【\[]请输入(?:标题|内容|正文)[^（）()【】\[\]。\n]{0,12}[）)】\]]"
    r"|(?:此处|这里)[为是](?:文章|新闻)?(?:正文|标题|内容)(?:内容|标题)?(?=，?请|[，。）)】\]]|$)"
)
# What an editor wanted to write later: 联系方式：【待补充】.
_LATER = re.compile(r"[（(【\[](?:内容|资料|信息|数据)?待(?:补充|填写|完善)[）)】\]]")
_BLANKS = re.compile(
    r"[_＿]{2}|年[ \u3000]+月"
)  # a form that a reader fills in says what is to be written there
_WHOLE_LINE = re.compile(
    r"\s*(?:(?:这是)?(?:一[条个])?测试(?:[一二三四五六七八九十\d]|测试|数据|信息|内容|标题|文章|新闻|稿件|页面|栏目|一下)*"
    r"|[Tt][Ee][Ss][Tt]\d*|[XxＸ×]{3,}|(?:标题){2,}|(?:内容){2,})[。.!！]?\s*"
)
_REACH = 8
_DAMAGED_ENOUGH = 3  # different ones in one run: bytes were lost, but no text of today holds so many
_SURE, _SHOWN, _LIKELY = 0.97, 0.9, 0.8


def mojibake(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Damage of encodings: replacement characters, 锟斤拷, and UTF-8 that was read as GBK or Latin-1."""
    for match in _KNOWN.finditer(line):
        yield Fault(match.start(), match.end(), f"出现乱码“{match[0][:10]}”", None, _SURE)
    for match in _ENTITY.finditer(line):
        yield Fault(
            match.start(), match.end(), f"出现网页代码“{match[0][:20]}”", html.unescape(match[0]), _SURE
        )
    for match in _ESCAPED.finditer(line):
        meant = unquote(match[0])
        if _HAN.search(meant) and "\ufffd" not in meant:
            yield Fault(match.start(), match.end(), f"出现网址编码，原文是“{meant}”", meant, _SURE)
    told = bytearray(len(line))
    for start, end, meant in misread(line):
        told[start:end] = b"\1" * (end - start)
        reason = f"出现乱码，原文可能是“{meant}”" if meant else f"出现乱码“{line[start:end][:10]}”"
        yield Fault(start, end, reason, meant or None, _SURE)
    for match in GBK_RUN.finditer(line):
        if (
            not any(told[match.start() : match.end()])
            and len(set(match[0]) & set(_DAMAGED_HAN)) >= _DAMAGED_ENOUGH
        ):
            yield Fault(match.start(), match.end(), f"出现乱码“{match[0][:10]}”", None, _SURE)


def placeholders(line: str, _segmenter: Segmenter) -> Iterator[Fault]:
    """Text that a template or an editor left behind: {{title}}, undefined, 此处填写…, a line 测试."""
    by_hand = () if _BLANKS.search(line) else (_INSTRUCTION, _LATER)
    by_program = () if _EXPLAINS.search(line) else (_TEMPLATE, _SWALLOWED)
    for pattern in (*by_program, _LATIN_FILL, *by_hand):
        for match in pattern.finditer(line):
            confidence = _SURE if pattern in (_TEMPLATE, _LATIN_FILL) else _SHOWN
            yield Fault(match.start(), match.end(), f"出现占位文字“{match[0]}”", None, confidence)
    for match in _VARIABLE.finditer(line):
        yield Fault(match.start(), match.end(), f"出现占位文字“{match[0]}”", None, _SHOWN)
    for match in _NO_DATE.finditer(line):
        yield Fault(match.start(), match.end(), f"出现程序空值“{match[0]}”", None, _SURE)
    for match in _NO_VALUE.finditer(line):
        if _is_value(line, *match.span()):
            yield Fault(match.start(), match.end(), f"出现程序空值“{match[0]}”", None, _SURE)
    for match in _UNFILLED.finditer(line):
        yield Fault(*match.span(1), f"“{match[0]}”疑为未填写的内容", None, _SHOWN)
    if _UNFILLED_TITLE.fullmatch(line.rstrip()):
        start = len(line) - len(line.lstrip())
        yield Fault(start, len(line.rstrip()), "标题中的占位文字疑未替换", None, _LIKELY)
    whole = _WHOLE_LINE.fullmatch(line)
    if whole and line.strip():
        start = len(line) - len(line.lstrip())
        yield Fault(start, start + len(line.strip()), f"“{line.strip()}”疑为测试或占位内容", None, _SHOWN)


def explains_programs(text: str) -> bool:
    """Whether a text teaches how programs are written, so that its placeholders are examples."""
    return len(set(_EXPLAINS.findall(text))) >= _MANY_WORDS


def _is_value(line: str, start: int, end: int) -> bool:
    """Whether [start, end) stands where a page shows a value: after Chinese or a colon, before a mark; or counts."""
    before, after = line[max(0, start - _REACH) : start], line[end : end + _REACH]
    if _COUNTER_BEFORE.search(before) and _UNIT_AFTER.match(after):
        return _OF_PROGRAMS.search(line) is None
    if _BETWEEN_MARKS[0].search(before) and _BETWEEN_MARKS[1].match(after):
        return _OF_PROGRAMS.search(line) is None
    return _VALUE_BEFORE.search(before) is not None and _VALUE_AFTER.match(after) is not None
