"""The national export's columns 全国系统导出表: heading and spellings to field and reader. Pure.

Source: the export's headings of 2022 and those of the handbook's account (policy notes 1.2, 1.5). A column that is not
here is named in the report as not taken in: 人均纯收入 is worked out here, 转移性收入 comes by its kinds.
"""

from functools import partial

from hearthlight.register import codes
from hearthlight.sheets import cells
from hearthlight.sheets.table import Column

GRADE = {grade: f"{grade}级" for grade in "ABCD"}
WAN = 1_000_000

PLACE = (
    Column("village", ["行政村", "村", "村(社区)"], cells.text),
    Column("data_day", ["数据日期"], cells.day),
)
HOUSEHOLD = (
    Column("house_area", ["住房面积", "住房面积(平方米)"], partial(cells.whole, high=5000)),
    Column("house_grade", ["住房等级", "危房等级", "房屋鉴定等级"], partial(cells.coded, terms=GRADE)),
    Column("road_metres", ["与村主干路距离", "与村主干路距离(km)"], partial(cells.scaled, factor=1000, high=100_000)),
    Column("water_safe", ["是否解决安全饮用水", "饮水安全保障", "饮水是否安全"], cells.yes_no),
)
"""Columns of the household's row."""
INCOME = tuple(
    Column(item, [heading, *more], cells.fen, units={"万元": partial(cells.fen, factor=WAN)})
    for item, heading, *more in (
        ("wage", "工资性收入"),
        ("business", "生产经营性收入", "经营性收入"),
        ("property", "财产性收入"),
        ("family_planning", "计划生育金"),
        ("minimum_living", "低保金"),
        ("five_guarantees", "五保金", "特困供养金"),
        ("pension", "养老保险金", "养老金"),
        ("ecology", "生态补偿金"),
        ("other_transfer", "其他转移性收入"),
        ("business_cost", "生产经营性支出"),
        ("self_paid_medical", "合规自付支出"),
    )
)
"""Items of the household's income account, in yuan unless the heading names 万元."""
MEMBER = (
    Column("relation", ["与户主关系", "户主关系"], partial(cells.coded, terms=codes.RELATION), needed=True),
    Column("birth", ["出生日期", "出生年月"], cells.day),
    Column("sex", ["性别"], partial(cells.coded, terms=codes.SEX)),
    Column("nation", ["民族"], cells.text),
    Column("political", ["政治面貌"], partial(cells.coded, terms=codes.POLITICAL)),
    Column("education", ["文化程度"], partial(cells.coded, terms=codes.EDUCATION)),
    Column("schooling", ["在校生状况", "在校生情况"], partial(cells.coded, terms=codes.SCHOOLING)),
    Column("labour", ["劳动技能", "劳动能力"], partial(cells.coded, terms=codes.LABOUR)),
    Column("away_months", ["务工时间", "务工时间(月)"], partial(cells.whole, high=12)),
    Column("insured_resident", ["是否参加城乡居民基本医疗保险"], cells.yes_no),
    Column("insured_employee", ["是否参加城镇职工基本医疗保险"], cells.yes_no),
    Column("insured_serious", ["是否参加大病保险"], cells.yes_no),
)
"""Columns of the member's row that are stored as they are."""
HEALTH = Column("health", ["健康状况"], partial(cells.several, terms=codes.HEALTH))
JOINED = Column("joined_on", ["人员识别时间"], cells.day)
IDENTITY = Column("identity", ["证件号码", "身份证号码", "身份证号"], cells.number_text, secret=True)
REGISTERED = (
    Column("registered_on", ["首次识别时间", "识别时间"], cells.day),
    Column("cause_1", ["致贫原因1", "主要致贫原因"], partial(cells.coded, terms=codes.CAUSE)),
    Column("size", ["人数", "家庭人口", "家庭人口数"], partial(cells.whole, low=1, high=40)),
)
NATIONAL = (
    Column("number", ["户编号", "农户编号"], cells.number_text, needed=True),
    Column("name", ["姓名"], cells.text, needed=True),
    IDENTITY,
    HEALTH,
    JOINED,
    *PLACE,
    *REGISTERED,
    *HOUSEHOLD,
    *INCOME,
    *MEMBER,
)
"""The one built-in mapping."""

SHARED = tuple(column.field for column in (*PLACE, *REGISTERED, *HOUSEHOLD, *INCOME))
"""Fields that speak of the household: every row of one must say the same, or nothing."""


def health_fields(found: frozenset[str] | None) -> dict[str, bool]:
    """The three yes/no columns of 健康状况; an empty cell says nothing about them."""
    if not found:
        return {}
    return {code: code in found for code in codes.HEALTH if code != "healthy"}
