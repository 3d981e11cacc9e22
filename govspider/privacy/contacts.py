"""Personal e-mail addresses, WeChat and QQ ids (个人邮箱、微信号、QQ号), told from an office's own.

Source: RFC 5321 (lengths) and 5322 (addr-spec, the plain form); Tencent's rules for WeChat ids (a letter,
then 5 to 19 letters, digits, `_` or `-`) and QQ numbers (5 to 11 digits).
"""

import re
from collections.abc import Iterator

from govspider.items import Kind, Severity
from govspider.privacy.context import is_sample, line_before, line_behind
from govspider.privacy.fold import Folded, is_alnum
from govspider.privacy.hits import SILENT, Hit
from govspider.privacy.person_names import announced_name

_REACH = 30
_LOCAL_BACKWARDS = re.compile(r"[A-Za-z0-9_%+-](?:[A-Za-z0-9_%+.-]{0,63})")
_DOMAIN = re.compile(r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,5}[A-Za-z]{2,18}(?![A-Za-z0-9_@-])")
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "ico", "pdf"})
_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov|mil)(?:\.[a-z]{2})?$")
_FREE_MAIL = re.compile(
    r"(?:vip\.)?(?:qq|163|126|188|sina)\.com|(?:foxmail|139|sohu|gmail|hotmail|outlook|21cn|tom|aliyun|icloud|live|msn)\.com"
    r"|yahoo\.(?:com|com\.cn|cn)|(?:189|sina|wo)\.cn|yeah\.net"
)
_OFFICE_BOX = re.compile(
    r"(?:info|service|admin|webmaster|contact|office|support|hr|job|mail|post|kefu|xinxi|bgs|bangongshi|xxgk|jubao|tousu|news|editor|tougao)\d*",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:办公室|单位|工作|公共|官方|公司|政务|咨询|监督|举报|受理|客服|投诉)(?:电子)?(?:邮箱|邮件|信箱)"
    r"|投稿|征求意见|意见|反馈|(?:发送?|寄|报送|提交)(?:至|到)|报送|报名|热线|招聘"
    r"|(?:局|委员会|中心|[科处股室]|政府|公司|协会|学校|医院)[^\n]{0,10}$"
)
# Lines of an office's contacts: what stands beside them, a landline too.
_OFFICE_BLOCK = re.compile(
    r"传真|邮编|邮政编码|办公|(?<![0-9])0[0-9]{2,3}[)）-]{1,2}[2-8][0-9]{6,7}(?![0-9])"
)
_PERSON = re.compile(
    r"我叫|个人邮箱|个人电子|私人|本人|我的|姓名|申请人|举报人|投诉人|来信人|留言人|信访人|身份证|手机|家住|住址|患者|学生|考生|家长|村民|业主|当事人|网友|先生|女士"
)
# Beginning with one character of a set is what makes the search fast. Letters that are a label stand apart from the
# id: `WeixinJSBridge`, `wxWrap01` are names in programs. QQ numbers may follow at once.
_SOCIAL = re.compile(
    r"[微扣企WwVvQq](?:(?<=微)信|(?<=扣)扣|(?<=企)鹅|(?<=[Ww])(?:[Ee][Ii][Xx][Ii][Nn]|[Ee][Cc][Hh][Aa][Tt]|[Xx])"
    r"|(?<=[Vv])(?:[Xx]|信)|(?<=[Qq])[Qq])(?:号码|帐号|账号|ID|id|号)?(?:[（(][^（()）\n]{0,6}[)）])?[\s:：为是]{0,4}"
    r"(?P<id>[1-9][0-9]{4,10}|[A-Za-z][A-Za-z0-9_-]{5,19})"
)
_QQ = re.compile("QQ|扣扣|企鹅", re.IGNORECASE)
_SAID = re.compile(r"[\s:：为是号)）]$")  # a label that ends so announces an id
_LETTERS = re.compile("[A-Za-z]")
_OF_PROGRAM = re.compile("wx[0-9a-f]{16}|gh_[0-9a-f]{12}")  # ids of apps and of public accounts
_CAMEL = re.compile("(?=[A-Za-z]*(?:[a-z][A-Z]|[A-Z]{2}[a-z]))[A-Za-z]*")
_NO_WORD = re.compile("[0-9_-]")
_CLASS = re.compile(
    r"(?:class|className|id)\s?=\s?[\"'][^\"'<>]{0,60}$"
)  # names of styles: <i class="icon qq123456">
_OFFICE_ACCOUNT = re.compile(
    r"公众|官方|服务号|订阅号|小程序|视频号|群|客服|工作|咨询|平台|政务|企业|搜索|关注|发布"
)


def find_emails(folded: Folded) -> Iterator[Hit]:
    """Every e-mail address of a text; an office's own is silent or unsure."""
    text, at = folded.text, folded.text.find("@")
    while at >= 0:
        local = _LOCAL_BACKWARDS.match(text[max(0, at - 65) : at][::-1])
        domain = _DOMAIN.match(text, at + 1)
        if local is not None and domain is not None:
            hit = _email(text, at - local.end(), domain.end(), domain[0].lower())
            if hit is not None:
                yield hit
        at = text.find("@", at + 1)


def find_social_ids(folded: Folded) -> Iterator[Hit]:
    """Every WeChat or QQ id that a label announces, offices' public accounts and groups left out."""
    for found in _SOCIAL.finditer(folded.text):
        start, end = found.span("id")
        left = folded.text[found.start() - 1 : found.start()] if found.start() else ""
        is_qq = _QQ.match(found[0]) is not None
        if is_alnum(left) or is_alnum(folded.text[end : end + 1]) or is_qq != found["id"].isdigit():
            continue
        if not is_qq and _is_of_program(folded.text[found.start() : start], found["id"]):
            continue
        confidence = _social_confidence(folded.text, found.start(), end)
        problem = "公开了个人QQ号" if is_qq else "公开了个人微信号"
        yield Hit(Kind.SOCIAL_ID, start, end, found["id"].lower(), confidence, Severity.GENERAL, problem)


def _is_of_program(label: str, name: str) -> bool:
    """Whether a name behind 微信, wx … is one of a program, an app or a public account."""
    if _OF_PROGRAM.fullmatch(name):
        return True
    if _LETTERS.match(label):  # `wx: shareData`; people's ids have a digit or a sign beside such a label
        return not _SAID.search(label) or not _NO_WORD.search(name)
    return not _SAID.search(label) and _CAMEL.fullmatch(name) is not None


def _email(text: str, start: int, end: int, domain: str) -> Hit | None:
    while text[start] in ".-+%":
        start += 1
    local = text[start : end - len(domain) - 1]
    if (
        not local
        or ".." in local
        or text[start - 1 : start] in {"*", "@"}
        or domain.rpartition(".")[2] in _FILES
    ):
        return None
    confidence = _email_confidence(text, start, end, local, domain)
    severity = Severity.GENERAL if confidence > 0.8 else Severity.HINT  # noqa: PLR2004
    return Hit(
        Kind.EMAIL, start, end, f"{local}@{domain}".lower(), confidence, severity, "公开了个人电子邮箱"
    )


def _email_confidence(text: str, start: int, end: int, local: str, domain: str) -> float:
    before, behind = line_before(text, start, _REACH), line_behind(text, end, _REACH)
    if _GOVERNMENT.search(domain) or is_sample(text, start, end):
        return SILENT
    if _PERSON.search(before) or _PERSON.search(behind[: _REACH // 2]):
        return 0.9
    if announced_name().search(before):
        return 0.8
    if (
        _OFFICE_BLOCK.search(before + behind)
        or _OFFICE.search(before)
        or _OFFICE_BOX.fullmatch(local)
        or domain.endswith(".edu.cn")
    ):
        return 0.55
    return 0.8 if _FREE_MAIL.fullmatch(domain) else 0.72


def _social_confidence(text: str, start: int, end: int) -> float:
    before = line_before(text, start, 16)
    behind = line_behind(text, end, 8)
    if (
        _OFFICE_ACCOUNT.search(before)
        or _CLASS.search(line_before(text, start, 70))
        or "公众号" in behind
        or behind.startswith("群")
        or is_sample(text, start, end)
    ):
        return SILENT
    return 0.9 if _PERSON.search(line_before(text, start, _REACH)) else 0.75
