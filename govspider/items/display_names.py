"""Chinese names of the closed vocabularies (中文名称): what people read where the code says `dead_link`."""

from enum import StrEnum

from govspider.items import (
    CheckOutcome,
    ColumnClass,
    Detector,
    FindingState,
    Kind,
    LinkKind,
    Notice,
    Outcome,
    PageRole,
    PartKind,
    Platform,
    Severity,
    TargetKind,
    TargetState,
    Verdict,
)

# Groups of kinds, in the order of a bulletin: (group, its kinds with their names).
KIND_GROUPS: tuple[tuple[str, dict[Kind, str]], ...] = (
    (
        "站点与栏目",
        {
            Kind.SITE_DOWN: "站点无法访问",
            Kind.STALE_HOME: "首页不更新",
            Kind.STALE_COLUMN: "栏目不更新",
            Kind.EMPTY_COLUMN: "空白栏目",
            Kind.DEAD_COLUMN: "栏目无法打开",
        },
    ),
    (
        "新媒体",
        {
            Kind.STALE_ACCOUNT: "账号内容不更新",
            Kind.DEAD_MENU: "菜单无法打开",
            Kind.STALE_MENU: "菜单内容不更新",
        },
    ),
    (
        "错敏字",
        {
            Kind.LEADER_TITLE: "领导姓名职务错误",
            Kind.WRONG_WORD: "错别字",
            Kind.FORMAT_ERROR: "格式与规则错误",
            Kind.SENSITIVE_WORD: "敏感词",
            Kind.SECRECY_MARK: "涉密标志",
        },
    ),
    (
        "个人隐私",
        {
            Kind.ID_CARD: "泄露居民身份证号",
            Kind.PHONE: "泄露电话号码",
            Kind.BANK_CARD: "泄露银行卡号",
            Kind.PASSPORT: "泄露护照号",
            Kind.PERMIT: "泄露通行证号",
            Kind.PLATE: "泄露车牌号",
            Kind.EMAIL: "泄露个人邮箱",
            Kind.SOCIAL_ID: "泄露微信号、QQ号",
            Kind.ADDRESS: "泄露家庭住址",
            Kind.HEALTH: "泄露健康、困难信息",
        },
    ),
    (
        "链接",
        {
            Kind.BAD_LINK: "不良链接",
            Kind.HIDDEN_LINK: "暗链",
            Kind.DEAD_LINK: "死链",
            Kind.WRONG_LINK: "错链",
        },
    ),
)

# Vocabulary (the column of the database that holds it) → value → name.
VOCABULARIES: dict[str, dict[StrEnum, str]] = {
    "target_kind": {
        TargetKind.WEBSITE: "政府网站",
        TargetKind.CHANNEL: "网站频道",
        TargetKind.ACCOUNT: "政务新媒体",
    },
    "target_state": {
        TargetState.NORMAL: "正常运行",
        TargetState.MAINTENANCE: "例行维护",
        TargetState.OFFLINE: "临时下线或停更",
        TargetState.CLOSED: "已关停或注销",
        TargetState.PLANNED: "申请开设或注销中",
    },
    "platform": {
        Platform.WECHAT: "微信公众号",
        Platform.WEIBO: "新浪微博",
        Platform.APP: "移动客户端",
        Platform.DOUYIN: "抖音",
        Platform.TOUTIAO: "今日头条",
        Platform.OTHER: "其他平台",
    },
    "column_class": {
        ColumnClass.NEWS: "动态要闻",
        ColumnClass.NOTICE: "通知公告",
        ColumnClass.POLICY: "政策文件",
        ColumnClass.INTERPRETATION: "政策解读",
        ColumnClass.YEARLY: "年度更新",
        ColumnClass.STATIC: "不要求更新",
        ColumnClass.OTHER: "其他应更新",
    },
    "outcome": {
        Outcome.OK: "正常",
        Outcome.HTTP_ERROR: "返回错误状态",
        Outcome.BLOCKED: "被拒绝访问",
        Outcome.ROBOTS: "网站禁止抓取",
        Outcome.DNS: "域名无法解析",
        Outcome.REFUSED: "拒绝连接",
        Outcome.TLS: "证书或加密连接错误",
        Outcome.TIMEOUT: "超时",
        Outcome.REDIRECT_LOOP: "循环跳转",
        Outcome.TOO_LARGE: "内容过大",
        Outcome.CONNECTION_LOST: "连接中断",
        Outcome.BLANK: "页面空白",
        Outcome.BROKEN: "内容损坏",
        Outcome.UNSUPPORTED: "格式不支持",
        Outcome.ENCRYPTED: "文件已加密",
    },
    "role": {
        PageRole.HOME: "首页",
        PageRole.COLUMN: "栏目页",
        PageRole.ARTICLE: "其他页面",
        PageRole.MENU: "菜单页面",
        PageRole.ATTACHMENT: "附件",
    },
    "part": {
        PartKind.TITLE: "标题",
        PartKind.BODY: "正文",
        PartKind.BOILERPLATE: "导航和页脚",
        PartKind.META: "页面标签",
        PartKind.ALT: "图片说明",
        PartKind.HIDDEN: "隐藏文字",
        PartKind.COMMENT: "代码注释",
        PartKind.SCRIPT: "脚本",
        PartKind.FIELD: "表单、图形和内嵌网页",
        PartKind.ADDRESS: "链接地址",
        PartKind.PICTURE: "图片中的文字",
    },
    "link_kind": {
        LinkKind.PAGE: "网页",
        LinkKind.ATTACHMENT: "附件",
        LinkKind.IMAGE: "图片",
        LinkKind.RESOURCE: "脚本或样式",
        LinkKind.FRAME: "框架",
        LinkKind.OTHER: "其他",
    },
    "verdict": {
        Verdict.OK: "正常",
        Verdict.DEAD: "死链",
        Verdict.WRONG: "错链",
        Verdict.BAD: "不良链接",
        Verdict.UNJUDGED: "无法判定",
    },
    "notice": {
        Notice.REMOVED: "内容已被删除",
        Notice.ILLEGAL: "内容因违规无法查看",
        Notice.MIGRATED: "账号已迁移",
        Notice.CLOSED: "账号已注销或冻结",
        Notice.EXPIRED: "链接已过期",
        Notice.NEEDS_CLIENT: "只能在客户端打开",
    },
    "layer": {
        Detector.CONFUSION: "易错词库",
        Detector.PHRASE: "规范表述",
        Detector.CORPUS: "全市语料",
        Detector.MODEL: "语言模型",
        Detector.NEURAL: "神经网络",
        Detector.RULE: "规则",
        Detector.LEXICON: "敏感词库",
        Detector.PATTERN: "格式识别",
        Detector.FACT: "抓取事实",
    },
    "severity": {
        Severity.SEVERE: "严重",
        Severity.GENERAL: "一般",
        Severity.HINT: "须人工核实",
    },
    "finding_state": {
        FindingState.OPEN: "待整改",
        FindingState.RECTIFIED: "已整改",
        FindingState.DISMISSED: "经核实不属问题",
    },
    "check_outcome": {
        CheckOutcome.OK: "未发现",
        CheckOutcome.FOUND: "发现问题",
        CheckOutcome.SKIPPED: "未检查",
        CheckOutcome.FAILED: "检查出错",
    },
}

KIND_NAMES: dict[Kind, str] = {kind: name for _, names in KIND_GROUPS for kind, name in names.items()}
