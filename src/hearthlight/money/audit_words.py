"""What verification found, in words a clerk and an auditor understand; Chinese and English side by side."""

WORDS = {
    "number": ("序号不连续", "its number does not follow"),
    "previous": ("上一条校验码对不上", "it does not name the entry before it"),
    "hash": ("内容被改动", "its content was changed"),
    "balance": ("借贷不平", "its legs do not add up to nothing"),
    "transfer": ("拨付两边不全", "the transfer is not whole"),
    "draft": ("草稿没有完成", "a draft was never completed"),
    "month": ("不在所属月份", "it does not stand in the month of its day"),
    "account": ("用了别的账簿的科目", "a leg is on an account of another book"),
    "sort": ("科目属性被改动", "the account is not as the chart says"),
    "head": ("结账链头对不上", "the head kept at closing is not that of the chain"),
    "paid_undone": ("已发放，但凭证已冲销", "paid, but its entry is reversed"),
    "returned_standing": ("已退回，但凭证未冲销", "returned, but its entry stands"),
    "payment_sum": ("发放金额与凭证不符", "the payment is not what its entry booked"),
    "statement_sum": ("结算金额与应付不符", "the statement is not what was owed by it"),
    "plan_sum": ("方案金额与划出资金不符", "the plan is not what was set aside for it"),
    "contribution_sum": ("分成金额与凭证不符", "the share is not what its entry booked"),
    "statement_changed": ("结算单被改动", "the statement was changed since it was booked"),
    "payment_changed": ("发放明细被改动", "the payment was changed since it was booked"),
    "contribution_changed": ("分成记录被改动", "the share was changed since it was booked"),
    "plan_changed": ("方案被改动", "the plan was changed since it was adopted"),
    "applied_sum": ("银行核销金额与凭证不符", "what was applied of a bank line is not what was booked"),
}


def said(what: str, english: bool = False) -> str:
    """A fault in words; one that brings its own numbers after a colon keeps them."""
    code, _colon, rest = what.partition(":")
    words = WORDS.get(code)
    told = code if words is None else words[1 if english else 0]
    return f"{told}:{rest}" if rest else told
