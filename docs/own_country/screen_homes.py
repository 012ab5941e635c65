"""An invented country's homes screened by its own pack, without Django or a database.

python docs/own_country/screen_homes.py
"""

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from hearthlight.standard import explained, income, pack, pass_line, screen

HERE = Path(__file__).parent
DAY = date(2024, 11, 4)


def mills(crowns: str, decimals: int) -> int:
    """An amount written in crowns as whole mills: ``mills("1919.999", 3) == 1919999``."""
    return int(Decimal(crowns).scaleb(decimals))


def homes(law: pack.Pack) -> pl.DataFrame:
    """The household frame: what was written down, and the net income that the pack's guide makes of the items."""
    written = pl.read_csv(HERE / "homes.csv")
    items = pl.read_csv(HERE / "income.csv", schema_overrides={"crowns": pl.String})
    amounts = [mills(crowns, law.columns.decimals) for crowns in items["crowns"]]
    counted = income.net_income(items.with_columns(fen=pl.Series(amounts)), income.item_accounts(law.parameters, DAY))
    return written.join(counted, on="household", how="left", maintain_order="left")


law = pack.read_folder(HERE / "xn_hearths_2024")
frames = {"household": homes(law), "member": pl.read_csv(HERE / "members.csv")}
answers = screen.screen(frames, law, DAY)

print(f"{law.title}, from {law.from_date}: {len(law.rules)} rules, amounts in {law.columns.currency}s")
for rule, *answered in screen.counts(answers).rows():
    print(f"{rule:<10} breaks {answered[0]}  holds {answered[1]}  not applicable {answered[2]}  unknown {answered[3]}")
for rule, subject, told in explained.explain(frames, law, DAY).select("rule", "subject", "cause").rows():
    print(f"{rule}, {law.rule(rule).frame} {subject}: {told}")
for home, told in pass_line.pass_line(answers, ["xn.line", "xn.clinic"]).select("subject", "answer").rows():
    print(f"household {home} on the line and within reach of a clinic: {told}")
print(*screen.faults(frames, law)["sentence"], sep="\n")
