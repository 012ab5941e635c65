"""Files as the utility and the bank send them, as text, and as a workbook."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import xlsxwriter

STATEMENT = ("电站编号", "结算月份", "款项", "上网电量(千瓦时)", "电价", "结算金额(元)")
BANK = ("交易日期", "摘要", "收入金额", "支出金额", "余额", "流水号")


def as_csv(heads: Sequence[str], *rows: Sequence[Any]) -> bytes:
    """UTF-8, as a bank's page gives it out."""
    return "\n".join(",".join(map(str, row)) for row in (heads, *rows)).encode()


def as_workbook(heads: Sequence[str], *rows: Sequence[Any]) -> bytes:
    """A title above the heads, numbers as numbers."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("结算")
        sheet.write(0, 0, "样例 电费结算单")
        for number, row in enumerate((heads, *rows), 1):
            sheet.write_row(number, 0, row)
    return out.getvalue()
