"""Chinese names of closed vocabularies (中文名称); those of kinds and outcomes stand with the checks."""

from enum import StrEnum

from govspider.items import (
    CheckOutcome,
    ColumnClass,
    Conclusion,
    Detector,
    FindingState,
    LinkKind,
    Notice,
    PageRole,
    PartKind,
    Severity,
    TargetKind,
    TargetState,
    Verdict,
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
    "column_class": {
        ColumnClass.NEWS: "动态要闻",
        ColumnClass.NOTICE: "通知公告",
        ColumnClass.POLICY: "政策文件",
        ColumnClass.INTERPRETATION: "政策解读",
        ColumnClass.YEARLY: "年度更新",
        ColumnClass.STATIC: "不要求更新",
        ColumnClass.OTHER: "其他应更新",
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
        FindingState.CONFIRMED: "经核实属实",
        FindingState.RECTIFIED: "已整改",
        FindingState.DISMISSED: "经核实不属问题",
    },
    "conclusion": {
        Conclusion.PASSED: "合格",
        Conclusion.FAILED: "不合格",
        Conclusion.UNJUDGED: "未能判定",
        Conclusion.MISSED: "未能检查",
        Conclusion.RESTING: "未纳入检查",
    },
    "check_outcome": {
        CheckOutcome.OK: "未发现",
        CheckOutcome.FOUND: "发现问题",
        CheckOutcome.SKIPPED: "未检查",
        CheckOutcome.FAILED: "检查出错",
    },
}
