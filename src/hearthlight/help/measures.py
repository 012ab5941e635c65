"""Kinds of measure 帮扶措施类别: short English code to the official term of the register's data dictionary. Pure.

A measure names its item, amount, basis, date and person, and asks for its result 成效: ticked alone it shows nothing.
"""

KINDS = {
    "industry": "产业发展",
    "employment": "就业",
    "education": "教育",
    "health": "健康",
    "housing": "危房改造",
    "water": "饮水",
    "finance": "金融",
    "safety_net": "社保兜底",
    "relocation": "易地搬迁",
    "ecology": "生态",
    "social": "社会帮扶",
    "public_post": "公益岗位",
    "solar": "光伏与资产收益",
}
"""Source: the handbook's measures as public code names them (policy notes 1.3)."""


def is_shown(result_fen: int | None, has_paper: bool) -> bool:
    """Whether a result is one: an amount or a paper; a date or a word alone is a tick."""
    return result_fen is not None or has_paper
