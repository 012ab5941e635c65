"""The utility's statement 电费结算单 as a file: one row a station, month and stream."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from hearthlight.money.pricing import Stream
from hearthlight.money.settlement import cells
from hearthlight.money.settlement.bad_file import BadFile, Fault
from hearthlight.money.settlement.cells import Cells
from hearthlight.money.settlement.heads import heads_of
from hearthlight.sun.readings.table import ROW, Table, Wanted, read_table

HEADS = {
    "station": "电站编号|电站|户号|发电户号|station",
    "month": "结算月份|电费年月|月份|账期|month",
    "stream": "款项|类别|类型|stream",
    "energy": "上网电量|结算电量|电量|energy",
    "price": "电价|单价|price",
    "fen": "结算金额|电费金额|金额|电费|amount",
}
"""What a column is called in such files, the most telling word first."""
NEEDED = ("station", "month", "energy", "fen")
_WANTED = Wanted(
    re.compile("电站|户号|月份|年月|电量|电价|金额|station|month|energy|amount", re.IGNORECASE),
    "电站编号, 结算月份, 款项, 上网电量, 电价, 结算金额",
)
STREAMS = {
    "脱硫煤": Stream.COAL,
    "燃煤": Stream.COAL,
    "标杆": Stream.COAL,
    "coal": Stream.COAL,
    "补贴": Stream.SUBSIDY,
    "subsidy": Stream.SUBSIDY,
    "合计": Stream.WHOLE,
    "全额": Stream.WHOLE,
    "whole": Stream.WHOLE,
}
"""How the two streams are written; an empty cell is both together, which the file must then not split."""


@dataclass(frozen=True)
class StatedRow:
    """One row of the file: `price` in 1/10,000 yuan per kWh, None where the file has none."""

    row: int
    station: str
    month: str
    stream: str
    energy_wh: int
    price: int | None
    fen: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What it states once: station, month, stream."""
        return self.station, self.month, self.stream

    def as_json(self) -> dict[str, Any]:
        """For keeping until it is confirmed."""
        return asdict(self)


def read_statements(name: str, content: bytes) -> tuple[str, list[StatedRow]]:
    """(file and sheet, rows). Raises BadReadings for what is no table, BadFile naming every wrong cell."""
    table = read_table(name, content, _WANTED)
    return table.name, _rows(table, heads_of(table, HEADS, NEEDED))


def _rows(table: Table, heads: dict[str, str]) -> list[StatedRow]:
    rows, faults = [], list[Fault]()
    for given in table.frame.iter_rows(named=True):
        one = Cells(int(given[ROW]), given, heads)
        read = _row(one)
        faults += one.faults
        if read:
            rows.append(read)
    if faults:
        raise BadFile(table.name, faults)
    return rows


def _row(one: Cells) -> StatedRow | None:
    if one.text("station") in ("合计", "总计", "小计", "total"):
        return None
    month = one.read("month", cells.month, _("a month such as 2017-02"))
    stream = one.read("stream", _stream, _("coal-price part, subsidy or whole"))
    energy = one.read("energy", cells.energy, _("kWh with at most three decimals"))
    price = one.read("price", cells.price, _("yuan per kWh such as 0.3693"), needed=False)
    fen = one.read("fen", cells.amount, _("yuan with at most two decimals"))
    if not one.text("station"):
        one.faults.append(Fault(one.row, one.heads["station"], "", _("the number of a station or its meter")))
    if one.faults or month is None or stream is None or energy is None or fen is None:
        return None
    return StatedRow(one.row, one.text("station"), month, stream, energy, price, fen)


def _stream(text: str) -> str:
    if not text:
        return str(Stream.WHOLE)
    found = next((stream for word, stream in STREAMS.items() if word in text.lower()), None)
    if found is None:
        raise ValueError(text)
    return str(found)
