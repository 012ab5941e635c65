"""The national export's columns 全国系统导出表: heading and spellings to field and reader. Pure.

Source: the export's headings of 2022, those of code that checks it, and the handbook's fields (policy notes 1.2–1.5).
The first spelling is the one shown. A heading that is not here is named in the report as not taken in: 人均纯收入 is
worked out here, 转移性收入 comes by its kinds, guarantees 义务教育保障 … are found by the standard's rules.
"""

from collections.abc import Mapping
from typing import Any

from hearthlight.register import codes
from hearthlight.register.workbooks import kinds
from hearthlight.register.workbooks.kinds import code, count, day, kilometres, mu, number, several, words, yes, yuan
from hearthlight.register.workbooks.rowkey import ROW_KEY
from hearthlight.sheets import cells
from hearthlight.sheets.table import Column

GRADE = {grade: f"{grade}级" for grade in "ABCD"}
REMOVED = {way: codes.WAY[way] for way in ("help", "natural")}
KIND = {kind: term for kind, term in codes.MONITORED.items() if kind != "removed"}

KEY = number("key", ROW_KEY)
NUMBER = number("number", "户编号", "农户编号")
NAME = Column("name", ["姓名", "人员姓名"], kinds.masked(cells.text), needed=True)
IDENTITY = Column(
    "identity", ["证件号码", "身份证号码", "身份证号", "公民身份号码"], kinds.masked(kinds.as_written), secret=True
)
HEALTH = several("health", codes.HEALTH, "健康状况")
JOINED = day("joined_on", "人员识别时间")
PLACE = (
    words("township", "乡(镇)", "乡镇"),
    words("village", "行政村", "村", "村(社区)"),
    day("data_day", "数据日期"),
)
LIVING = (
    code("recognised_by", codes.RECOGNITION, "识别标准"),
    code("attribute", codes.ATTRIBUTE, "贫困户属性"),
    yes("military_family", "是否军烈属"),
    yes("only_child", "是否独生子女户", "独生子女户"),
    yes("two_daughters", "是否双女户", "双女户"),
    words("bank", "开户银行", "开户银行名称"),
    words("address", "住址", "家庭住址", "地址"),
    mu("land_arable_mu_milli", "耕地面积"),
    mu("land_irrigated_mu_milli", "有效灌溉面积"),
    mu("land_forest_mu_milli", "林地面积"),
    mu("land_returned_forest_mu_milli", "退耕还林面积"),
    mu("land_orchard_mu_milli", "林果面积"),
    mu("land_pasture_mu_milli", "牧草地面积"),
    mu("land_water_mu_milli", "水面面积"),
    count("house_area", 5000, "住房面积", "住房面积(平方米)"),
    code("house_grade", GRADE, "住房等级", "危房等级", "房屋鉴定等级", "危房级别"),
    code("house_structure", codes.STRUCTURE, "住房结构", "主要结构"),
    count("house_year", 2100, "建房年份", "建房时间", low=1800),
    code("road_kind", codes.ROAD, "入户路类型"),
    kilometres("road_metres", "与村主干路距离", "与村主干路距离(km)"),
    code("water_source", codes.WATER, "饮水来源", "主要饮水来源"),
    yes("water_safe", "是否解决安全饮用水", "饮水安全保障", "饮水是否安全", "是否安全饮水"),
    yes("water_difficult", "饮水是否困难", "是否饮水困难"),
    yes("power", "是否通生活用电"),
    yes("power_production", "是否通生产用电"),
    yes("toilet", "有无卫生厕所", "是否有卫生厕所"),
    yes("broadcast", "是否通广播电视"),
    yes("cooperative", "是否加入合作社", "加入合作社", "是否加入农民专业合作组织"),
    yes("enterprise_led", "龙头企业带动", "是否有龙头企业带动"),
    yes("relocated", "是否易地搬迁户", "是否搬迁户", "易地搬迁"),
    code("relocation_way", codes.RELOCATION, "安置方式", "搬迁方式"),
    words("relocation_place", "安置地", "安置地点"),
    words("relocation_difficulty", "搬迁可能存在的困难", "搬迁困难"),
)
"""Columns of the household's row that are stored as they are."""
FUEL = several("fuel", codes.FUEL, "主要燃料", "主要燃料类型")
HOUSEHOLD = (*LIVING, FUEL)
INCOME = (
    yuan("wage", "工资性收入"),
    yuan("business", "生产经营性收入", "经营性收入"),
    yuan("property", "财产性收入"),
    yuan("family_planning", "计划生育金"),
    yuan("minimum_living", "低保金"),
    yuan("five_guarantees", "五保金", "特困供养金"),
    yuan("pension_income", "养老保险金", "养老金"),
    yuan("ecology", "生态补偿金"),
    yuan("other_transfer", "其他转移性收入"),
    yuan("business_cost", "生产经营性支出"),
    yuan("self_paid_medical", "合规自付支出"),
)
"""Items of the household's income account, in yuan unless the heading names 万元."""
ITEM = {column.field: column.field.removesuffix("_income") for column in INCOME}
"""Field of a column to the item of the account: a member's pension is another thing than the pension's money."""
MEMBER = (
    code("relation", codes.RELATION, "与户主关系", "户主关系"),
    number("master_number", "人编号"),
    day("birth", "出生日期", "出生年月"),
    code("sex", codes.SEX, "性别"),
    words("nation", "民族"),
    code("political", codes.POLITICAL, "政治面貌", also=kinds.POLITICAL),
    code("education", codes.EDUCATION, "文化程度"),
    code("schooling", codes.SCHOOLING, "在校生状况", "在校生情况", also=kinds.SCHOOLING),
    code("labour", codes.LABOUR, "劳动技能", "劳动能力"),
    code("away_place", codes.AWAY, "务工状况", "务工区域", also=kinds.AWAY),
    count("away_months", 12, "务工时间", "务工时间(月)"),
    yes("insured_resident", "是否参加城乡居民基本医疗保险"),
    yes("insured_employee", "是否参加城镇职工基本医疗保险"),
    yes("insured_serious", "是否参加大病保险"),
    yes("pension", "是否参加城乡居民基本养老保险", "是否参加养老保险"),
    code("support", codes.SUPPORT, "是否低保或特困", "是否低保/特困"),
    yes("soldier", "是否现役军人", "现役军人"),
    yes("plans_away", "是否计划外出务工"),
    yes("public_opening", "公益性岗位", "是否公益性岗位"),
    count("public_opening_months", 12, "公益性岗位(月数)", "公益性岗位月数"),
    yes("taught_at_home", "是否送教上门"),
)
"""Columns of the member's row that are stored as they are."""
CAUSES = tuple(
    code(f"cause_{place}", codes.CAUSE, f"致贫原因{place}", *(["主要致贫原因"] if place == 1 else []))
    for place in range(1, 6)
)
REGISTERED = (day("registered_on", "首次识别时间", "识别时间"), *CAUSES)
"""Columns of the registration's first row."""
MONITORED = (
    code("monitored_kind", KIND, "监测对象类别", "易返贫致贫户(监测对象)类型", "监测对象类型"),
    day("monitored_on", "风险识别时间", "识别监测时间"),
    *(code(f"risk_{place}", codes.CAUSE, f"致贫/返贫风险{place}", f"致贫返贫风险{place}") for place in range(1, 6)),
    yes("risk_removed", "风险是否消除", "风险是否已消除"),
    day("removed_on", "风险消除时间"),
    code("removed_way", REMOVED, "风险消除方式"),
)
"""Columns of the monitoring scheme's rows."""
SIZE = count("size", 40, "人数", "家庭人口", "家庭人口数", low=1)
AGE = count("age", 130, "年龄")
NATIONAL = (
    KEY,
    NUMBER,
    NAME,
    IDENTITY,
    HEALTH,
    JOINED,
    SIZE,
    AGE,
    *PLACE,
    *REGISTERED,
    *MONITORED,
    *HOUSEHOLD,
    *INCOME,
    *MEMBER,
)
"""The one built-in mapping."""
BY_FIELD: Mapping[str, Column] = {column.field: column for column in NATIONAL}

PERSONAL = frozenset(column.field for column in (NAME, IDENTITY, HEALTH, JOINED, AGE, *MEMBER))
"""Fields that speak of a person: a table without any of them is one of households."""

UNITS: Mapping[str, str] = {
    **{column.field: "亩" for column in LIVING if column.field.startswith("land_")},
    **{column.field: "元" for column in INCOME},
    "house_area": "平方米",
    "road_metres": "公里",
    "away_months": "月",
}
"""The unit in which a field's cells are written."""

SHARED = tuple(column.field for column in (*PLACE, *REGISTERED, *MONITORED, SIZE, *HOUSEHOLD, *INCOME))
"""Fields that speak of the household: every row of one must say the same, or nothing."""

ILLNESSES = tuple(kind for kind in codes.HEALTH if kind != "healthy")
"""The three yes/no columns of a member that 健康状况 fills; an empty cell says nothing about them."""
FUELS = tuple(codes.FUEL)


def titled(field: str) -> str:
    """The national heading of a field with the unit of its cells, which reads as the same heading."""
    title = BY_FIELD[field].spellings[0]
    return f"{title}({UNITS[field]})" if field in UNITS else title


def shown(field: str, value: Any) -> str:
    """The cell's text for a stored value in the export's terms; what is one of several in a cell is yes or no."""
    if field in BY_FIELD:
        return kinds.shown(BY_FIELD[field], value)
    return {True: "是", False: "否", None: ""}[value]
