"""Code lists of the register 登记代码: short English code to the official term of the national export. Pure.

Source: the national export and the 2014 registration form (policy notes 1.3, 1.4); terms marked [K] there are
unconfirmed. A cell may combine several terms (健康状况 "残疾,长期慢性病"): each is one yes/no column.
"""

RELATION = {
    "head": "户主",
    "spouse": "配偶",
    "son": "之子",
    "daughter": "之女",
    "daughter_in_law": "之儿媳",
    "son_in_law": "之女婿",
    "grandson": "之孙子",
    "granddaughter": "之孙女",
    "maternal_grandson": "之外孙子",
    "maternal_granddaughter": "之外孙女",
    "father": "之父",
    "mother": "之母",
    "father_in_law": "之岳父",
    "mother_in_law": "之岳母",
    "husbands_father": "之公公",
    "husbands_mother": "之婆婆",
    "grandfather": "之祖父",
    "grandmother": "之祖母",
    "sibling": "之兄弟姐妹",
    "other": "其他",
}
"""Relation to the head 与户主关系."""

SEX = {"male": "男", "female": "女"}

EDUCATION = {
    "none": "文盲或半文盲",
    "primary": "小学",
    "junior": "初中",
    "senior": "高中",
    "college": "大专",
    "university": "本科及以上",
}
"""Education 文化程度; empty for pupils, whose schooling says it."""

SCHOOLING = {
    "not_in_school": "非在校生",
    "preschool": "学前教育",
    "primary": "小学",
    "grade_7": "七年级",
    "grade_8": "八年级",
    "grade_9": "九年级",
    "senior_1": "高中一年级",
    "senior_2": "高中二年级",
    "senior_3": "高中三年级",
    "vocational_1": "中职一年级",
    "vocational_2": "中职二年级",
    "vocational_3": "中职三年级",
    "college": "大专及以上",
}
"""In school 在校生状况."""

HEALTH = {"healthy": "健康", "ill_chronic": "长期慢性病", "ill_serious": "患有大病", "disabled": "残疾"}
"""Health 健康状况: several at once; ``healthy`` means that none of the three columns is yes."""

LABOUR = {
    "ordinary": "普通劳动力",
    "skilled": "技能劳动力",
    "weak": "弱劳动力或半劳动力",
    "lost": "丧失劳动力",
    "none": "无劳动力",
}
"""Labour 劳动技能. Able-bodied are ordinary and skilled."""

AWAY = {
    "township": "乡(镇)内",
    "county": "乡外县内",
    "province": "县外省内",
    "out_of_province": "省外",
    "none": "不务工",
}
"""Where a member works away from home 务工状况."""

CAUSE = {
    "illness": "因病",
    "disability": "因残",
    "schooling": "因学",
    "disaster": "因灾",
    "land": "缺土地",
    "water": "缺水",
    "skill": "缺技术",
    "labour": "缺劳力",
    "capital": "缺资金",
    "transport": "交通条件落后",
    "will": "自身发展动力不足",
    "marriage": "因婚",
    "funeral": "因丧",
    "accident": "因意外事故",
    "project_failed": "因产业项目失败",
    "job_lost": "因务工就业不稳",
    "housing": "因房",
    "other": "其他",
}
"""Causes of poverty 致贫原因 and, from 2021, risks 致贫返贫风险; the last six are unconfirmed."""

STATE = {
    "registered": "未脱贫",
    "pre_exit": "预脱贫",
    "exited": "已脱贫",
    "returned": "返贫",
    "cancelled": "注销",
}
"""State of a household in the scheme 脱贫属性."""

MONITORED = {
    "unstable": "脱贫不稳定户",
    "marginal": "边缘易致贫户",
    "sudden": "突发严重困难户",
    "removed": "风险已消除",
}
"""State of a household in the monitoring scheme 监测对象类别, and its removal."""

WAY = {
    "help": "帮扶消除",
    "natural": "自然消除",
    "split": "分户",
    "merged": "并户",
    "moved_in": "迁入",
    "moved_out": "迁出",
    "mistaken": "录入有误",
}
"""How a household came into a state or left it 方式; empty for the plain case."""

RECOGNITION = {"national": "国家标准", "provincial": "省定标准", "city": "市定标准"}
"""The standard by which a household was recognised 识别标准."""

ATTRIBUTE = {
    "general": "一般贫困户",
    "minimum_living": "低保户",
    "five_guarantees": "五保户",
    "minimum_living_poor": "低保贫困户",
}
"""Attribute of a poor household 贫困户属性; 五保 is 特困供养 since 2016."""

FUEL = {
    "firewood": "柴草",
    "coal": "煤炭",
    "bottled_gas": "液化气",
    "coal_gas": "管道煤气",
    "natural_gas": "管道天然气",
    "electricity": "电",
    "fuel_oil": "燃料用油",
    "biogas": "沼气",
    "other": "其他",
}
"""Fuels 主要燃料, at most three at once: one yes/no column each."""

RELOCATION = {"concentrated": "集中安置", "scattered": "分散安置"}
"""Way of relocation 易地搬迁安置方式."""

SUPPORT = {"none": "无", "minimum_living": "低保", "five_guarantees": "特困供养"}
"""Whether a member is on social assistance 是否低保或特困."""

ENDED = {"merged": "并户", "moved_out": "迁出", "died_out": "户内无人", "mistaken": "录入有误"}
"""Why a household ended 销户原因."""

CASE = {
    "only_there": "对方有、本册无",
    "only_here": "本册有、对方无",
    "doubled": "对方重复计算",
    "people_differ": "家庭人口增减未同步",
    "elsewhere": "计入其他地方",
    "other": "其他",
}
"""Kinds of reason 差额原因 by which a stated number differs from the records, one household at a time."""

VILLAGE_STATE = {"poor": "贫困村", "key": "重点贫困村", "exited": "已出列"}
"""State of a village 贫困村状态."""

STRUCTURE = {
    "concrete": "钢筋混凝土",
    "brick_concrete": "砖混",
    "brick_timber": "砖瓦砖木",
    "earth": "竹草土坯",
    "other": "其他",
}
"""Structure of the house 住房结构."""

ROAD = {"earth": "泥土路", "gravel": "砂石路", "concrete": "水泥路", "asphalt": "沥青路"}
"""Road to the house 入户路类型."""

WATER = {
    "tap": "净化自来水",
    "protected_well": "受保护井水泉水",
    "open_well": "不受保护井水泉水",
    "river": "江河湖泊水",
    "rain": "收集雨水",
    "bottled": "桶装水",
    "other": "其他",
}
"""Source of drinking water 饮水来源."""

POLITICAL = {"party": "中共党员", "probationary": "中共预备党员", "league": "共青团员", "masses": "群众"}
"""Political status 政治面貌."""

JOINED = {
    "recorded": "建档在册",
    "born": "出生",
    "married_in": "婚入",
    "moved_in": "迁入",
    "split": "分户",
    "merged": "并户",
    "other": "其他增加",
}
"""How a member came to the household 增员原因."""

LEFT = {
    "died": "死亡",
    "married_out": "婚出",
    "moved_out": "迁出",
    "split": "分户",
    "merged": "并户",
    "mistaken": "录入有误",
    "other": "其他减少",
}
"""How a member left it 减员原因."""

INCOME_ITEM = {
    "wage": "工资性收入",
    "business": "生产经营性收入",
    "property": "财产性收入",
    "family_planning": "计划生育金",
    "minimum_living": "低保金",
    "five_guarantees": "五保金",
    "pension": "养老保险金",
    "ecology": "生态补偿金",
    "other_transfer": "其他转移性收入",
    "solar_wage": "光伏公益岗位工资",
    "solar_share": "光伏分红",
    "solar_grant": "光伏收益奖补",
    "business_cost": "生产经营性支出",
    "self_paid_medical": "合规自付支出",
}
"""Items of the income account 收入账科目; what each counts as is dated data of the standard."""

EVIDENCE = {"slip": "银行流水", "contract": "合同协议", "notice": "文件公示", "estimate": "估算"}
"""What an income item rests on 收入依据; an estimate is no verification."""


def code_of(terms: dict[str, str], term: str) -> str | None:
    """The code of an official term, None when the list does not hold it."""
    return next((code for code, official in terms.items() if official == term), None)
