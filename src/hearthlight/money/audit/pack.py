"""An audit pack 审计包: everything of a village's year in one zip that checks itself without the product."""

import csv
import hashlib
import json
import zipfile
from collections.abc import Iterable
from io import BytesIO, StringIO
from pathlib import Path

from hearthlight.money.audit import tables
from hearthlight.money.models import Entry
from hearthlight.places.queries import names
from hearthlight.sun.models import Station
from hearthlight.trail.act import Actor, act

SCRIPT = Path(__file__).with_name("verify_pack.py")
FIXED = (1980, 1, 1, 0, 0, 0)
"""The same pack has the same bytes."""
README = """{mark}{name} {year} 年审计包

核对：解开后运行 python3 verify.py（只需 Python，不需本产品）。
entries.jsonl 每行一条凭证：原文、上一条校验码、本条校验码。本村账全文；县账只给本村独有的凭证全文，
涉及其他村的只给校验码，链条仍可连续核对。本村账覆盖到 {year} 年底；accounts.csv 是今天的余额。
金额单位为分，电量单位为 Wh，电价单位为万分之一元。没有姓名、证件号和卡号；农户以户编号表示。

{mark}Audit pack of {code}, {year}. Unpack it and run: python3 verify.py (no product needed).
The village's entries are whole; the county's only where they concern this village alone, others by hash, so that the
chain can be followed without leaking another village. Amounts are fen, energies Wh, prices 1/10,000 yuan per kWh.
"""


def audit_pack(user: Actor, village: str, year: int, reason: str) -> bytes:
    """The zip; who asked for it and why stays in the trail. Raises Refused."""
    with act(user, "money.audit_pack", at=village, reason=reason, summary={"year": year}):
        return zipped(contents(village, year))


def contents(village: str, year: int) -> dict[str, bytes]:
    """Every file of the pack by name, the manifest last."""
    files = {f"{name}.csv": as_csv(getattr(tables, name)(village, year)) for name in _BY_YEAR}
    files["accounts.csv"] = as_csv(tables.accounts(village))
    files["entries.jsonl"] = "".join(f"{line}\n" for line in tables.entries(village, year)).encode()
    files["heads.json"] = _heads(village, year)
    files["README.txt"] = _readme(village, year)
    files["verify.py"] = SCRIPT.read_bytes()
    manifest = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    return files | {"manifest.json": json.dumps(manifest, indent=1).encode()}


_BY_YEAR = ("statements", "contributions", "plans", "payments", "checks", "notices", "scans")


def as_csv(rows: Iterable[tables.Row]) -> bytes:
    """UTF-8 with a mark, so that a spreadsheet opens it; no cell begins as a formula."""
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows([_plain(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def _plain(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@") else cell


def _heads(village: str, year: int) -> bytes:
    later = Entry.objects.filter(book=village, day__year__gt=year, number__isnull=False).exists()
    found = {"village": village, "year": year, "whole": not later, "heads": {} if later else tables.heads(village)}
    return json.dumps(found, ensure_ascii=False).encode()


def _readme(village: str, year: int) -> bytes:
    mark = "样例数据 synthetic\n" if Station.whole.filter(synthetic=True).exists() else ""
    name = names([village]).get(village, village)
    return README.format(mark=mark, name=name, code=village, year=year).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    """One zip, the same bytes for the same files."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(zipfile.ZipInfo(name, FIXED), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
