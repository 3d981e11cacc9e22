"""Columns that a site may have (栏目目录): name, path, prose, class, ColumnType."""

from dataclasses import dataclass

from govspider.items import ColumnClass


@dataclass(frozen=True, slots=True)
class Offer:
    """A column that a site may choose."""

    name: str
    slug: str
    frames: str
    column_class: ColumnClass
    column_type: str


NEWS = (
    Offer("工作动态", "gzdt", "news", ColumnClass.NEWS, "工作动态"),
    Offer("政务要闻", "zwyw", "news", ColumnClass.NEWS, "工作动态"),
    Offer("部门动态", "bmdt", "news", ColumnClass.NEWS, "工作动态"),
    Offer("基层动态", "jcdt", "news", ColumnClass.NEWS, "工作动态"),
    Offer("图片新闻", "tpxw", "news", ColumnClass.NEWS, "工作动态"),
)
NOTICES = (
    Offer("通知公告", "tzgg", "notice", ColumnClass.NOTICE, "通知公告"),
    Offer("公示公告", "gsgg", "notice", ColumnClass.NOTICE, "通知公告"),
)
POLICIES = (
    Offer("政策文件", "zcwj", "policy", ColumnClass.POLICY, "政策文件"),
    Offer("规范性文件", "gfxwj", "policy", ColumnClass.POLICY, "政策文件"),
)
INTERPRETATIONS = (
    Offer("政策解读", "zcjd", "interpretation", ColumnClass.INTERPRETATION, "政策解读"),
    Offer("回应关切", "hygq", "interpretation", ColumnClass.INTERPRETATION, "回应关切"),
)
YEARLY = (
    Offer("人事信息", "rsxx", "personnel", ColumnClass.YEARLY, "人事任免"),
    Offer("法治政府建设年报", "fznb", "personnel", ColumnClass.YEARLY, "政府信息公开年报"),
    Offer("财政预决算", "czyjs", "personnel", ColumnClass.YEARLY, "财政资金"),
    Offer("规划计划", "ghjh", "personnel", ColumnClass.YEARLY, "规划计划"),
)
OTHERS = (
    Offer("招标采购", "zbcg", "other", ColumnClass.OTHER, "招标采购"),
    Offer("统计数据", "tjsj", "other", ColumnClass.OTHER, "数据发布"),
    Offer("互动回复", "hdhf", "other", ColumnClass.OTHER, "咨询投诉"),
    Offer("重点领域", "zdly", "other", ColumnClass.OTHER, "重点领域"),
)
STATIC = (
    Offer("机构职能", "jgzn", "static", ColumnClass.STATIC, "机构职能"),
    Offer("信息公开指南", "xxgkzn", "static", ColumnClass.STATIC, "信息公开指南"),
    Offer("办事指南", "bszn", "static", ColumnClass.STATIC, "办事服务"),
)
# Columns that only sites with many empty or stale columns have.
EXTRA = (
    Offer("专题专栏", "ztzl", "other", ColumnClass.OTHER, "专题专栏"),
    Offer("会议公开", "hygk", "other", ColumnClass.OTHER, "会议公开"),
    Offer("行政许可", "xzxk", "other", ColumnClass.OTHER, "行政许可"),
    Offer("应急管理", "yjgl", "other", ColumnClass.OTHER, "应急管理"),
    Offer("公益事业", "gysy", "other", ColumnClass.OTHER, "公益事业"),
    Offer("督查审计", "dcsj", "other", ColumnClass.OTHER, "督查审计"),
)
