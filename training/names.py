"""Right sentences full of names (地名人名): what a speller must leave alone, made up, some to learn from, others to test.

Half of the names of places are real ones, half are put together of the characters of real ones, as those of villages
that no list holds; people's names are made of frequent surnames and of characters of given names.
"""

import random
from collections.abc import Iterable

_LEARNT = [
    "任命{人}为{县}人民政府副县长。",
    "免去{人}的{县}教育局局长职务。",
    "{人}同志任{镇}党委书记。",
    "{人}、{人}任{县}人民法院审判员。",
    "决定任命{人}为市发展和改革委员会主任。",
    "{县}{镇}{村}村民委员会主任{人}",
    "{人}，{县}{镇}人，中共党员。",
    "市委书记{人}到{县}{镇}调研。",
    "副市长{人}主持会议并讲话，{人}、{人}参加。",
    "{县}公安局{镇}派出所民警{人}",
    "{镇}{村}党支部书记{人}介绍了有关情况。",
    "关于{镇}{村}土地征收的公告",
    "{县}{镇}{村}农村饮水安全巩固提升工程",
    "{镇}至{镇}公路改建工程",
    "{村}位于{县}东部，距县城十公里。",
    "同意将{县}{镇}{村}集体土地征收为国有。",
    "{县}自然资源局关于{镇}{村}宗地挂牌出让的公示",
    "{路}与{路}交叉口交通信号灯改造工程",
    "{路}北侧、{路}东侧地块",
    "施工期间{路}实行半幅封闭，过往车辆请绕行{路}。",
    "停电范围：{村}、{村}、{村}及{路}沿线",
    "{镇}卫生院医生{人}",
    "申请人{人}，住{县}{镇}{村}。",
    "被申请人{县}人民政府，法定代表人{人}，县长。",
    "公示期间如有异议，请与{人}联系。",
    "联系人：{人}",
    "{县}第一中学{人}老师荣获优秀教师称号。",
    "{镇}{村}驻村第一书记{人}",
    "{县}{镇}中心小学校长{人}",
    "施工单位项目经理{人}，监理单位总监{人}。",
    "{企业}年产五万吨饲料项目环境影响报告表审批公示",
    "中标人：{企业}",
    "{企业}安全生产许可证延期",
    "{企业}位于{县}{镇}{路}",
    "注销{企业}药品经营许可证。",
    "{人}荣立个人三等功。",
    "{人}家庭被评为最美家庭。",
    "感谢{人}同志多年来对{县}工作的支持。",
    "{小区}老旧小区改造项目",
    "{小区}业主委员会备案公示",
    "{县}{镇}{村}高标准农田建设项目",
    "{村}道路硬化工程竣工验收",
    "{县}纪委监委对{镇}原党委书记{人}严重违纪违法问题立案审查调查。",
    "{人}身为党员领导干部，丧失理想信念。",
    "{河}水库除险加固工程",
    "{河}河道治理工程（{镇}段）",
    "{镇}辖{村}、{村}、{村}三个行政村。",
    "{县}辖{镇}、{镇}、{镇}。",
    "省道改线工程途经{镇}、{镇}、{村}",
    "县长{人}一行到{企业}调研",
]
_TESTED = [
    "经研究，{人}同志试用期满，正式任{县}统计局副局长。",
    "{县}{镇}{村}低保对象公示名单：{人}、{人}、{人}",
    "主送：{县}、{县}人民政府",
    "{村}村民{人}种植辣椒二十亩。",
    "{镇}党委副书记、镇长{人}到{村}走访慰问。",
    "对{企业}作出行政处罚决定",
    "{路}道路及管网工程设计",
    "{小区}三期商品房预售许可",
    "出席会议的有{人}、{人}、{人}、{人}。",
    "{河}大桥维修期间，车辆请从{镇}绕行。",
    "{县}人大常委会副主任{人}带队到{镇}视察",
    "{村}卫生室乡村医生{人}",
    "举报人反映{镇}{村}有人非法采砂。",
    "{人}诉{企业}劳动争议一案",
    "救援队员{人}、{人}连夜赶到{村}。",
    "{县}{镇}境内的{河}水位上涨",
    "{县}农业农村局驻{村}工作队队长{人}",
    "领取人：{人}（{镇}{村}）",
    "经办人{人}，复核人{人}",
    "大学生村官{人}回到{镇}创业。",
]
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
    "谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美淑惠珠翠雅芝玉萍红娥玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣"
    "爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉锦黛青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿"
    "聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思建国志刚学文德才振宇浩然子轩俊"
    "杰海波永健世昌宏斌家豪立新光辉成龙少峰鹏飞晨阳"
)
_PLACE_ENDS = {
    "村": ("村", "社区", "村委会", "庄村"),
    "路": ("路", "街", "大道", "巷"),
    "小区": ("花园", "小区", "苑", "家园"),
    "河": ("河", "湖", "江", "溪", "沟"),
}
_FIRMS = [
    "有限公司",
    "农业开发有限公司",
    "建筑工程有限公司",
    "商贸有限公司",
    "大药房",
    "食品厂",
    "水泥有限责任公司",
]


class Names:
    """Makes up sentences with names.

    Args:
        places: names of divisions and townships.
        dice: where chance comes from.
    """

    def __init__(self, places: Iterable[str], dice: random.Random) -> None:
        known = sorted(places)
        self._dice = dice
        self._counties = [name for name in known if name.endswith(("县", "市", "区"))]
        self._towns = [name for name in known if name.endswith(("镇", "乡", "街道"))]
        self._stems = [name[:2] for name in self._towns]

    def sentences(self, number: int, *, tested: bool) -> list[str]:
        """So many sentences, of those to test with or of those to learn from."""
        return [self._filled(self._dice.choice(_TESTED if tested else _LEARNT)) for _ in range(number)]

    def _filled(self, template: str) -> str:
        head, *rest = template.split("{")
        return head + "".join(self._name(part.split("}")[0]) + part.split("}")[1] for part in rest)

    def _name(self, kind: str) -> str:
        dice = self._dice
        if kind == "人":
            return dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2, 2))))
        if kind == "县":
            return dice.choice(self._counties)
        if kind == "企业":
            return self._stem() + dice.choice(_FIRMS)
        if kind == "镇":
            known = dice.random() < 0.5
            return dice.choice(self._towns) if known else self._stem() + dice.choice("镇乡")
        return self._stem() + dice.choice(_PLACE_ENDS[kind])

    def _stem(self) -> str:
        """A name of two characters that there may not be."""
        return self._dice.choice(self._stems)[0] + self._dice.choice(self._stems)[1]
