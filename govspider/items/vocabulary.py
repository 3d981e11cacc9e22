"""Closed vocabularies (取值表), stored by their text value; their Chinese names are in `govspider.items.display_names`."""

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


class ColumnClass(StrEnum):
    """Class of a column (栏目类型): decides its window, see the profile of indicators."""

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
    BLOCKED = "blocked"  # refused, or a wall before the page: a status such as 403 or 412, a puzzle, a queue
    ROBOTS = "robots"  # robots.txt forbids it
    DNS = "dns"
    REFUSED = "refused"
    TLS = "tls"
    TIMEOUT = "timeout"
    REDIRECT_LOOP = "redirect_loop"
    TOO_LARGE = "too_large"
    STUCK = "stuck"  # its scripts never rest: the server answered, and no browser gets to show it
    CONNECTION_LOST = "connection_lost"
    BLANK = "blank"  # opened, but shows nothing
    BROKEN = "broken"  # cannot be decoded or parsed
    UNSUPPORTED = "unsupported"  # a scheme or format that is not read
    ENCRYPTED = "encrypted"  # an attachment that a password locks
    OUR_FAULT = "our_fault"  # our own machine or network failed: says nothing of anybody, is tried again


class LookBy(StrEnum):
    """With what a page was looked at (查看方式)."""

    REQUEST = "request"  # a plain request
    BROWSER = "browser"  # Chromium


class PageRole(StrEnum):
    """Why a page was fetched (页面角色)."""

    HOME = "home"  # 首页
    COLUMN = "column"  # 栏目页
    ARTICLE = "article"  # 其他页面
    MENU = "menu"  # 菜单落地页
    ATTACHMENT = "attachment"  # 附件
    POST = "post"  # 账号的发文，取自台账或导出文件
    OPENED_POST = "opened_post"  # 账号发文的网址，打开后看到的
    STORE = "store"  # 应用商店或下载页


class PartKind(StrEnum):
    """Where in a page a text stands (文本位置)."""

    TITLE = "title"  # 标题
    BODY = "body"  # 正文
    BOILERPLATE = "chrome"  # 导航、页脚等公共部分
    META = "meta"  # keywords / description
    ALT = "alt"  # alt、title 属性
    HIDDEN = "hidden"  # 隐藏文字
    COMMENT = "comment"  # HTML 注释
    SCRIPT = "script"  # 脚本
    FIELD = "field"  # 表单内容、图形文字、内嵌网页、属性值
    ADDRESS = "address"  # 链接地址
    PICTURE = "picture"  # 图片中的文字
    # Of places only: what a part of another kind holds there.
    LIST = "list"  # 列表条目, in BOILERPLATE
    REMARK = "remark"  # 附件中的批注, in COMMENT
    REVISION = "revision"  # 附件中的修订内容, in COMMENT

    @property
    def text_kind(self) -> "PartKind":
        """Kind of the part in which a place of this kind counts its characters."""
        match self:
            case PartKind.LIST:
                return PartKind.BOILERPLATE
            case PartKind.REMARK | PartKind.REVISION:
                return PartKind.COMMENT
            case _:
                return self


class LinkKind(StrEnum):
    """What a link leads to (链接类型)."""

    PAGE = "page"
    ATTACHMENT = "attachment"
    IMAGE = "image"
    RESOURCE = "resource"  # script, style sheet
    FRAME = "frame"
    FORM = "form"  # where a form sends what is filled in: never asked for, that could mean something
    OTHER = "other"  # mailto:, javascript:, tel: … never fetched


class Media(StrEnum):
    """What a page shows instead of text (非文字内容): a page that shows it is not blank."""

    PICTURE = "picture"
    FILM = "film"
    SOUND = "sound"
    DRAWING = "drawing"  # SVG with shapes
    MAP = "map"
    CANVAS = "canvas"
    FORM = "form"  # with fields to fill in, a search box aside
    FRAME = "frame"  # another page or document
    FILES = "files"  # a list of files to download
    TABLE = "table"  # of values, without links


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
    COMPLAINED = "complained"  # 被投诉后停止查看
    PRIVATE = "private"  # 设为私密
    MIGRATED = "migrated"  # 公众号已迁移
    CLOSED = "closed"  # 账号已注销
    FROZEN = "frozen"  # 账号被冻结或封禁
    RECLAIMED = "reclaimed"  # 账号被收回
    EXPIRED = "expired"  # 链接已过期
    UNLISTED = "unlisted"  # 应用已下架或商店里没有
    NEEDS_CLIENT = "needs_client"  # 只能在微信客户端打开: cannot be judged
    UNAVAILABLE = "unavailable"  # 暂时无法查看, 繁忙, 维护: cannot be judged


class Detector(StrEnum):
    """Which detector of a check said it (判定层)."""

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
    """How grave a fault is (严重程度)."""

    SEVERE = "severe"  # 严重
    GENERAL = "general"  # 一般
    HINT = "hint"  # 提示，须人工核实


class FindingState(StrEnum):
    """Life of a finding (问题状态)."""

    OPEN = "open"  # 待整改
    CONFIRMED = "confirmed"  # 经核实属实: it counts, however unsure the program was
    RECTIFIED = "rectified"  # 已整改
    DISMISSED = "dismissed"  # 经核实不属问题


class Conclusion(StrEnum):
    """What a target of a sweep came to (检查结论)."""

    PASSED = "passed"  # 合格: no veto that the program can judge
    FAILED = "failed"  # 不合格: at least one veto
    SUSPECTED = "suspected"  # 涉嫌单项否决，待认定: a grave fault of an indicator that people decide on
    UNJUDGED = "unjudged"  # 未能判定: nothing of it, or none of its columns, could be judged
    MISSED = "missed"  # 未能检查
    RESTING = "resting"  # 未纳入检查: not in normal running state


class CheckOutcome(StrEnum):
    """How one run of one check ended (检查结果): 'found nothing' and 'did not run' are different things."""

    OK = "ok"
    FOUND = "found"
    SKIPPED = "skipped"
    FAILED = "failed"
