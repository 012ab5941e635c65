"""Official terms of what a pack holds: its parameters by subject, their units, its places. Pure.

Code to the Chinese term; in another language the code's own words stand for it.
"""

SUBJECTS = {
    "line": ("poverty_line", "line_use", "line_at"),
    "continuation": ("policy_continuation_line", "continuation_whatever_income", "continuation_below_line"),
    "kinds": ("monitoring_kinds", "household_quota", "help_by_ability", "layers"),
    "procedure": (
        "clue_sources",
        "application_ways",
        "application_check_working_days",
        "clue_to_decision_days",
        "monitoring_notice_days",
        "notice_days",
        "exit_notice_days",
        "notice_forbidden_columns",
        "repeated_home_checks",
    ),
    "removal": ("removal_ways", "removal_conditions", "kept_without_labour"),
    "exit": (
        "exit_household_items",
        "village_exit_rate",
        "village_exit_rate_west",
        "village_exit_items",
        "village_collective_income",
        "county_exit_rate",
        "county_exit_rate_west",
        "county_wrong_exit_rate",
        "county_missed_rate",
        "county_approval_rate",
        "county_exit_items",
        "western_provinces",
    ),
    "income": (
        "income_method",
        "monitoring_income_period",
        "income_deductions",
        "business_cost_method",
        "account_due_days",
        "income_rise_percent",
        "income_fall_percent",
        "income_item",
    ),
    "ages": ("school_age_first", "school_age_last", "labour_age_begin", "labour_age_end", "public_openings_many"),
    "water": (
        "water_litres_a_day",
        "water_minutes_there_and_back",
        "water_supply_certainty",
        "water_supply_certainty_dry",
    ),
}
"""The subjects of a pack's page in order, each with its parameters; any other parameter stands under ``other``."""

SUBJECT = {
    "line": "收入的线",
    "continuation": "政策延续",
    "kinds": "对象",
    "procedure": "程序和时限",
    "removal": "风险消除",
    "exit": "退出的门槛",
    "income": "收入口径",
    "ages": "年龄和人数",
    "water": "饮水",
    "other": "其他",
}

LINE = {"registration": "poverty_line", "monitoring": "monitoring_range", "routine": "local_standard"}
"""What the line that income is compared with is called under each scheme."""

PARAMETER = {
    "poverty_line": "贫困线",
    "monitoring_range": "监测收入范围",
    "local_standard": "防止返贫致贫对象收入标准",
    "line_use": "这条线怎么用",
    "line_at": "和哪一天的线比",
    "policy_continuation_line": "政策延续的收入测算线",
    "continuation_whatever_income": "不论收入都延续的脱贫年度",
    "continuation_below_line": "低于测算线才延续的脱贫年度",
    "monitoring_kinds": "监测对象类别",
    "household_quota": "有没有户数指标",
    "help_by_ability": "按能力帮扶",
    "layers": "分层分类",
    "clue_sources": "线索来源",
    "application_ways": "自主申报的途径",
    "application_check_working_days": "申报后多久核查",
    "clue_to_decision_days": "从线索到认定",
    "monitoring_notice_days": "监测对象公示",
    "notice_days": "公示天数",
    "exit_notice_days": "退出公示",
    "notice_forbidden_columns": "公示不得出现的内容",
    "repeated_home_checks": "是否重复入户核查",
    "removal_ways": "风险消除方式",
    "removal_conditions": "风险消除条件",
    "kept_without_labour": "整户无劳动能力的",
    "exit_household_items": "贫困户退出看哪几项",
    "village_exit_rate": "贫困村退出：贫困发生率低于",
    "village_exit_rate_west": "西部贫困村退出：贫困发生率低于",
    "village_exit_items": "贫困村退出看哪几项",
    "village_collective_income": "村集体经济年收入",
    "county_exit_rate": "贫困县退出：贫困发生率低于",
    "county_exit_rate_west": "西部贫困县退出：贫困发生率低于",
    "county_wrong_exit_rate": "错退率低于",
    "county_missed_rate": "漏评率低于",
    "county_approval_rate": "群众认可度高于",
    "county_exit_items": "贫困县退出还看",
    "income_method": "收支核算办法",
    "monitoring_income_period": "监测的收入期",
    "income_deductions": "从收入中扣除",
    "business_cost_method": "生产经营性支出怎么算",
    "account_due_days": "上年收入账应录入的期限",
    "western_provinces": "西部地区",
    "income_rise_percent": "比上年增加多少算偏大",
    "income_fall_percent": "比上年减少多少算偏大",
    "income_item": "收入科目计入",
    "school_age_first": "义务教育起始年龄",
    "school_age_last": "义务教育截止年龄",
    "labour_age_begin": "劳动年龄起",
    "labour_age_end": "劳动年龄止",
    "public_openings_many": "一户公益岗位几个算多",
    "water_litres_a_day": "每人每天水量不少于",
    "water_minutes_there_and_back": "往返取水不超过",
    "water_supply_certainty": "供水保证率不低于",
    "water_supply_certainty_dry": "干旱地区供水保证率不低于",
    "cost_rate": "生产经营性支出定额",
}

PLACE = {"34": "安徽省", "3416": "亳州市", "350121": "福建省闽侯县", "410581": "河南省林州市"}
"""Places that a text of the packs speaks of, should the register hold no area of theirs."""

UNIT = {
    "days": "天",
    "working days": "个工作日",
    "minutes": "分钟",
    "litres a head and day": "升",
    "full years": "周岁",
    "percent": "%",
    "people": "人",
    "whole months": "个整月",
}
"""Units that are said behind the number; the others say themselves in the value."""
