"""What flows through the house: frozen dataclasses and closed vocabularies, stored by their text value.

ledger → spider → page → checks → store → assess → report. Facts (pages, links, entries, menus) say what was there;
findings say what is wrong with it. Nothing here does I/O.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TargetKind(StrEnum):
    """What is inspected (检查对象); the value is also the name of its spider, except for accounts."""

    WEBSITE = "website"  # 政府网站
    CHANNEL = "channel"  # 门户网站频道/子站
    ACCOUNT = "account"  # 政务新媒体账号


class TargetState(StrEnum):
    """Running state of a target (运行状态) as the ledger declares it; only NORMAL targets are judged."""

    NORMAL = "normal"  # 正常
    MAINTENANCE = "maintenance"  # 例行维护
    OFFLINE = "offline"  # 临时下线 / 停更
    CLOSED = "closed"  # 关停 / 已注销
    PLANNED = "planned"  # 申请开设 / 注销中


class Platform(StrEnum):
    """New-media platform (新媒体平台)."""

    WECHAT = "wechat"  # 微信公众号
    WEIBO = "weibo"  # 新浪微博
    APP = "app"  # 移动客户端
    DOUYIN = "douyin"  # 抖音
    TOUTIAO = "toutiao"  # 今日头条
    OTHER = "other"  # 其他


class ColumnClass(StrEnum):
    """Class of a column (栏目类型): decides its window, see `indicators.COLUMN_WINDOWS`."""

    NEWS = "news"  # 动态、要闻
    NOTICE = "notice"  # 通知公告
    POLICY = "policy"  # 政策文件
    INTERPRETATION = "interpretation"  # 政策解读
    YEARLY = "yearly"  # 人事、规划计划、年报等一年内应更新
    STATIC = "static"  # 机构、法规、指南等不要求更新
    OTHER = "other"  # 其他应更新栏目


class Outcome(StrEnum):
    """How one fetch ended (抓取结果). A failure is a row, never a missing row."""

    OK = "ok"
    HTTP_ERROR = "http_error"  # a status of 400 or more that is not `blocked`
    BLOCKED = "blocked"  # 401, 403, 405, 407, 408, 412, 418, 421, 425, 429, 451, 503, 521: cannot be judged
    ROBOTS = "robots"  # robots.txt forbids it
    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECT_LOOP = "redirect_loop"
    TOO_LARGE = "too_large"
    CONNECTION_LOST = "connection_lost"
    BLANK = "blank"  # opened, but shows nothing
    BROKEN = "broken"  # cannot be decoded or parsed
    UNSUPPORTED = "unsupported"  # a scheme or format that is not read


class PageRole(StrEnum):
    """Why a page was fetched (页面角色)."""

    HOME = "home"  # 首页
    COLUMN = "column"  # 栏目页
    ARTICLE = "article"  # 其他页面
    MENU = "menu"  # 菜单落地页


class PartKind(StrEnum):
    """Where in a page a text stands (文本位置)."""

    TITLE = "title"  # 标题
    BODY = "body"  # 正文
    CHROME = "chrome"  # 导航、页脚等公共部分
    META = "meta"  # keywords / description
    ALT = "alt"  # alt、title 属性
    HIDDEN = "hidden"  # 隐藏文字
    COMMENT = "comment"  # HTML 注释
    SCRIPT = "script"  # 脚本


class LinkKind(StrEnum):
    """What a link leads to (链接类型)."""

    PAGE = "page"
    ATTACHMENT = "attachment"
    IMAGE = "image"
    RESOURCE = "resource"  # script, style sheet
    FRAME = "frame"
    OTHER = "other"  # mailto:, javascript:, tel: … never fetched


class Verdict(StrEnum):
    """Judgement of one distinct URL (链接判定)."""

    OK = "ok"
    DEAD = "dead"  # 死链
    WRONG = "wrong"  # 错链: soft 404, wrong kind of content
    BAD = "bad"  # 不良链接: gambling, pornography, fraud, parked domain
    UNJUDGED = "unjudged"  # 无法判定: blocked, time-out


class Notice(StrEnum):
    """What a platform shows instead of the content (平台提示); the value of `MenuEntry.notice`."""

    REMOVED = "removed"  # 内容已被删除
    ILLEGAL = "illegal"  # 因违规无法查看
    MIGRATED = "migrated"  # 公众号已迁移
    CLOSED = "closed"  # 账号已注销或冻结
    EXPIRED = "expired"  # 链接已过期
    NEEDS_CLIENT = "needs_client"  # 只能在微信客户端打开: cannot be judged


class Kind(StrEnum):
    """Kind of fault (问题类型); the value is part of the public interface (`scrapy examine`, SQL)."""

    WRONG_WORD = "wrong_word"  # 错别字
    LEADER_TITLE = "leader_title"  # 领导姓名职务错误
    FORMAT_ERROR = "format_error"  # 格式与规则错误
    SENSITIVE_WORD = "sensitive_word"  # 敏感词
    SECRECY_MARK = "secrecy_mark"  # 涉密标志
    ID_CARD = "id_card"  # 居民身份证号
    PHONE = "phone"  # 电话号码
    BANK_CARD = "bank_card"  # 银行卡号
    PASSPORT = "passport"  # 护照号
    PERMIT = "permit"  # 港澳台通行证号
    PLATE = "plate"  # 车牌号
    EMAIL = "email"  # 个人邮箱
    SOCIAL_ID = "social_id"  # 微信号、QQ号
    ADDRESS = "address"  # 家庭住址
    HEALTH = "health"  # 健康、困难信息
    PERSON_LIST = "person_list"  # 个人信息名单
    DEAD_LINK = "dead_link"  # 死链
    WRONG_LINK = "wrong_link"  # 错链
    BAD_LINK = "bad_link"  # 不良链接
    HIDDEN_LINK = "hidden_link"  # 暗链
    STALE_HOME = "stale_home"  # 首页不更新
    STALE_COLUMN = "stale_column"  # 栏目不更新
    EMPTY_COLUMN = "empty_column"  # 空白栏目
    DEAD_COLUMN = "dead_column"  # 栏目无法打开
    SITE_DOWN = "site_down"  # 站点无法访问
    STALE_ACCOUNT = "stale_account"  # 账号内容不更新
    DEAD_MENU = "dead_menu"  # 菜单无法打开
    STALE_MENU = "stale_menu"  # 菜单内容不更新


class Layer(StrEnum):
    """Which layer of a check said it (判定层)."""

    CONFUSION = "confusion"  # 易错词库
    PHRASE = "phrase"  # 规范表述近似
    CORPUS = "corpus"  # 全市语料佐证
    MODEL = "model"  # 语言模型
    NEURAL = "neural"  # 神经网络纠错
    RULE = "rule"  # 规则
    LEXICON = "lexicon"  # 敏感词库
    PATTERN = "pattern"  # 格式识别
    FACT = "fact"  # 抓取事实


class Severity(StrEnum):
    """How grave a finding is (严重程度)."""

    SEVERE = "severe"  # 严重
    GENERAL = "general"  # 一般
    HINT = "hint"  # 提示，须人工核实


class FindingState(StrEnum):
    """Life of a finding (问题状态)."""

    OPEN = "open"  # 待整改
    RECTIFIED = "rectified"  # 已整改
    DISMISSED = "dismissed"  # 经核实不属问题


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the ledger (检查对象): a website, a channel of the portal or an account."""

    target_id: str  # 网站标识码 / 账号ID
    kind: TargetKind
    name: str
    unit: str  # 主办单位
    home_url: str = ""  # accounts: the H5 entry page, or empty
    supervisor: str = ""  # 主管单位
    is_portal: bool = False
    platform: Platform | None = None  # accounts only
    state: TargetState = TargetState.NORMAL
    other_hosts: tuple[str, ...] = ()  # further domains that belong to the site
    service_only: bool = False  # 服务类账号: judged by function, not by posting
    update_days: int | None = None  # accounts: the account's own limit in days
    last_post: date | None = None  # accounts: newest post as the ledger knows it
    menu_file: str = ""  # accounts: saved menu JSON, absolute path
    max_pages: int | None = None  # overrides of the settings
    max_depth: int | None = None
    icp: str = ""  # ICP备案号 as filed


@dataclass(frozen=True, slots=True)
class Column:
    """One column (栏目) of a website or channel that the ledger lists."""

    column_id: str  # unique within its target
    target_id: str
    name: str
    url: str
    column_class: ColumnClass
    window_days: int | None = None  # the column's own period; None: the class's
    exempt_reason: str = ""  # 免检原因; non-empty: never a finding
    unit: str = ""  # responsible unit


@dataclass(frozen=True, slots=True)
class Post:
    """One post of an account that the ledger lists (账号发文记录)."""

    target_id: str
    title: str
    published: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole ledger (台账), valid by construction."""

    targets: tuple[Target, ...]
    columns: tuple[Column, ...]
    posts: tuple[Post, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """One link as it stands on a page; `url` is absolute."""

    url: str
    text: str
    kind: LinkKind
    hidden: bool = False  # styled away (暗链 candidate)
    hidden_how: str = ""  # which style hides it


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: title, absolute URL, and its date where one is shown."""

    title: str
    url: str
    date: date | None


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of text of one page. Offsets of findings are characters within `text`."""

    kind: PartKind
    text: str
    borders: frozenset[int] = frozenset()  # where words begin, set by the segment pipeline


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself, read by `extract`; no judgement."""

    title: str = ""  # the article's title where there is one, else <title>
    published: date | None = None
    site_name: str = ""
    site_code: str = ""
    column: str = ""
    column_type: str = ""
    source: str = ""
    text: str = ""  # main text, paragraphs separated by \n
    parts: tuple[TextPart, ...] = ()
    links: tuple[Link, ...] = ()
    entries: tuple[Entry, ...] = ()
    next_page: str = ""  # absolute URL of the following page of a list
    refresh_to: str = ""  # absolute URL of a meta refresh or frame-only page
    icp: str = ""
    police_code: str = ""  # 公安备案号
    needs_browser: bool = False  # scripts build what a reader sees


@dataclass(frozen=True, slots=True)
class Page:
    """One fetched page of one target, with its facts. `html` lives in memory only and is never stored."""

    target_id: str
    url: str
    outcome: Outcome
    role: PageRole = PageRole.ARTICLE
    depth: int = 0
    final_url: str = ""
    status: int | None = None
    content_type: str = ""
    charset: str = ""
    rendered: bool = False  # fetched by the browser
    body_hash: str = ""  # SHA-256 of the body as received
    size: int = 0  # bytes
    column_id: str = ""  # the ledger's column that this page opens
    error: str = ""  # one line, for the log and the summary
    facts: PageFacts | None = None


@dataclass(frozen=True, slots=True)
class LinkProbe:
    """What a request for one distinct URL met (链接探测); the facts behind a verdict."""

    url: str
    outcome: Outcome
    status: int | None = None
    method: str = "HEAD"
    final_url: str = ""
    content_type: str = ""
    title: str = ""
    text: str = ""  # the first characters of the visible text, masked
    error: str = ""
    verdict: Verdict = Verdict.UNJUDGED
    reason: str = ""  # why this verdict, in Chinese


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of an account's bottom menu (底部菜单) and what it led to."""

    target_id: str
    position: str  # "1", "2.3": third sub-entry of the second button
    name: str
    entry_type: str  # view, click, miniprogram, media_id, article_id, …, sub (a parent)
    url: str = ""
    outcome: Outcome | None = None  # None: nothing to open (click, miniprogram, parent)
    status: int | None = None
    final_url: str = ""
    title: str = ""
    text: str = ""  # masked
    newest: date | None = None
    notice: str = ""  # value of `Notice`, or empty
    screenshot: str = ""  # path below the data directory
    rendered: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Exact place of a finding: characters [start, end) of one part of the page."""

    part: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with everything that is needed to contest it. Personal data is masked in every field."""

    indicator: str  # code in `indicators.INDICATORS`
    kind: Kind
    target_id: str
    problem: str  # what is wrong, one Chinese sentence
    page_url: str = ""
    place: Place | None = None
    shown: str = ""  # the text as found, masked
    suggestion: str | None = None  # what to write instead of `shown`; None: nothing to put there
    context: str = ""  # quoted surroundings, masked
    layer: Layer = Layer.FACT
    confidence: float = 1.0
    severity: Severity = Severity.GENERAL
    subject: str = ""  # what else names the fault: link URL, column id, menu position
    ordinal: int = 0  # nth occurrence of `shown` in this part of this page, from 0
    count: int = 1  # people or rows in one list
    value_hash: str = ""  # keyed hash of personal data; key outside the database
    evidence: str = ""  # SHA-256 of the page as received

    @property
    def finding_id(self) -> str:
        """Natural key: the same fault at the same place has the same id in every run and on every machine."""
        part = self.place.part.value if self.place else ""
        fields = (
            self.kind.value,
            self.target_id,
            self.page_url,
            part,
            self.shown,
            str(self.ordinal),
            self.subject,
        )
        return hashlib.sha256("\x1f".join(fields).encode(errors="replace")).hexdigest()[:20]


class CheckOutcome(StrEnum):
    """How one run of one check ended (检查结果): 'found nothing' and 'did not run' are different things."""

    OK = "ok"
    FOUND = "found"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class CheckRun:
    """One run of one check on one page or target."""

    check: str
    outcome: CheckOutcome
    error: str = ""


@dataclass(frozen=True, slots=True)
class InspectedPage:
    """The item that passes through the pipelines: a page, and what the checks have said of it so far."""

    page: Page
    findings: tuple[Finding, ...] = ()
    runs: tuple[CheckRun, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """All stored facts of one target in one sweep: what target checks judge."""

    target: Target
    columns: tuple[Column, ...]
    posts: tuple[Post, ...]
    pages: tuple["StoredPage", ...]
    links: tuple["StoredLink", ...]
    menu: tuple[MenuEntry, ...]


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page as the store keeps it, with its list entries."""

    url: str
    role: PageRole
    outcome: Outcome
    status: int | None
    title: str
    published: date | None
    column_id: str
    body_hash: str
    entries: tuple[Entry, ...]
    text_length: int  # characters of the main text
    final_url: str = ""
    depth: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class StoredLink:
    """One occurrence of a link on a page, joined with the verdict on its URL."""

    page_url: str
    url: str
    text: str
    kind: LinkKind
    hidden: bool
    hidden_how: str
    probe: LinkProbe | None
    body_hash: str = ""  # of the page it stands on
