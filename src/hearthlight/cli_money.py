"""Commands of money: read the journal again, write a book out, pack a village's year for an auditor."""

from pathlib import Path
from typing import Annotated

import typer

from hearthlight.cli_ground import Json, area_code, in_home
from hearthlight.site.problem import Problem, chosen

app = typer.Typer(no_args_is_help=True, help="资金 money")

Book = Annotated[str, typer.Option(help="账簿代码 code of a book: its village or county")]


@app.command()
def verify(book: Book = "", json_: Json = False) -> None:
    """重读全部账簿，指出每一处不符 Read the journal again and name every place that does not hold; exit code 1 then."""
    with in_home():
        from hearthlight.money import commands

        text, well = commands.verify(json_, area_code(book) if book else "")
        typer.echo(text)
        raise SystemExit(0 if well else 1)


@app.command()
def export(
    book: Book, out: Annotated[Path | None, typer.Option(help="文件 file; 不写则打印 printed without one")] = None
) -> None:
    """把一本账写成 Beancount 文本 Write a book out as Beancount text, for another program to add up."""
    with in_home():
        from hearthlight.money import commands

        text = commands.book_text(area_code(book))
        if not text:
            raise Problem(f"{book} 没有账。", f"{book} has no book.")
        if out is None:
            typer.echo(text)
        else:
            out.write_text(text, encoding="utf-8")


def audit_pack(
    village: Annotated[str, typer.Option(help="村代码 code of the village")],
    year: Annotated[int, typer.Option(help="年份 year")],
    out: Annotated[Path | None, typer.Option(help="文件 file")] = None,
    reason: Annotated[str, typer.Option(help="用途 why, kept in the trail")] = "audit",
) -> None:
    """把一个村一年的账和单据打成一个可自行核对的包 Pack a village's year into one zip that checks itself."""
    with in_home():
        from hearthlight.money.audit.pack import audit_pack as packed
        from hearthlight.trail.act import System

        code = area_code(village)
        path = out or Path(f"audit-{code[:12]}-{year}.zip")
        path.write_bytes(packed(System("hearthlight audit-pack"), code, year, reason))
        typer.echo(
            chosen(
                f"已写入 {path}：解开后运行 python3 verify.py。", f"Wrote {path}: unpack it and run python3 verify.py."
            )
        )
