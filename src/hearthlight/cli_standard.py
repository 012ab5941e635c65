"""The commands about the standard: screen, what-if, nation, register export. The rooms load when one is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from hearthlight.cli_ground import Day, Json, area_code, code_of, counter, in_home, without_data
from hearthlight.site.problem import Problem

app = typer.Typer()


@app.command()
def screen(
    place: Annotated[str, typer.Argument(help="区划代码 division code")] = "",
    day: Day = None,
    source: Annotated[Path | None, typer.Option("--from", help="Parquet 文件夹 folder of frames")] = None,
    law: Annotated[str, typer.Option("--pack", help="标准包 pack, by name or folder")] = "",
    out: Annotated[Path | None, typer.Option(help="结果文件夹 folder for the findings")] = None,
    engine: Annotated[str, typer.Option(help="polars | spark")] = "polars",
    master: Annotated[str, typer.Option(help="Spark master")] = "local[*]",
    json_: Json = False,
) -> None:
    """按标准筛查一个地方，或一个 Parquet 文件夹 Screen a place, or a folder of frames, against the standard."""
    if source:
        from hearthlight.site.file_commands import screen_files

        typer.echo(screen_files(source, day.date() if day else None, law, out, engine, master, json_))
        return
    if law or out or engine != "polars":
        raise Problem(
            "--pack、--out、--engine 只用于 --from 文件夹：请加上 --from，或去掉它们。",
            "--pack, --out and --engine go with --from FOLDER: add it, or leave them out.",
        )
    if not place:
        raise Problem(
            "筛查哪里？请给区划代码，或 --from 文件夹。", "Screen what? Give a division code, or --from FOLDER."
        )
    with in_home(), lawful():
        from hearthlight.core.clock import working_day
        from hearthlight.standard.commands import screen as screen_place

        typer.echo(screen_place(area_code(place), day.date() if day else working_day(), json_))


@app.command()
def nation(
    households: Annotated[int, typer.Option(help="户数 households, three members each on average")],
    out: Annotated[Path, typer.Option(help="文件夹 folder")],
    seed: Annotated[int, typer.Option(help="随机种子 seed of the invented people")] = 1,
    day: Day = None,
) -> None:
    """造一个全国规模的样例（Parquet） Make an invented nation as Parquet. Everybody in it is invented."""
    from hearthlight.site import file_commands

    file_commands.nation(households, seed, day.date() if day else None, out, counter(False))


register_commands = typer.Typer(no_args_is_help=True, help="建档立卡档案 the register")
app.add_typer(register_commands, name="register")


@register_commands.callback()
def _register() -> None:
    """建档立卡档案 The register."""


@register_commands.command("export")
def register_export(
    parquet: Annotated[Path, typer.Option(help="Parquet 文件夹 folder for the frames")],
    place: Annotated[str, typer.Option(help="区划代码 division code")] = "",
    day: Day = None,
) -> None:
    """导出档案供筛查，不含姓名、证件号、电话 The frames as Parquet, without names, numbers or telephones."""
    from hearthlight.site.file_commands import told

    with in_home(), told():
        from hearthlight.core.areas import COUNTRY
        from hearthlight.core.clock import working_day
        from hearthlight.standard.parquet_out import export
        from hearthlight.trail.act import System

        on, at = day.date() if day else working_day(), area_code(place) if place else COUNTRY
        rows = export(System("hearthlight register export"), on, at, parquet)
        typer.echo("  ".join(f"{name}: {count:,}" for name, count in rows.items()))


@app.command(name="what-if")
def what_if(
    place: Annotated[str, typer.Option(help="区划代码 division code")],
    line: Annotated[str, typer.Option(help="每人每年的线（元） the line in yuan a head and year")] = "",
    benefit: Annotated[list[str] | None, typer.Option(help="项目=增减元 ITEM=+YUAN[/household][@GROUP]")] = None,
    tariff: Annotated[str, typer.Option(help="电价增减（元/度） yuan per kWh, +0.05 or +0.05@0.98")] = "",
    folder: Annotated[Path | None, typer.Option("--from", help="Parquet 文件夹 folder of frames")] = None,
    day: Day = None,
    json_: Json = False,
) -> None:
    """假设测算：换一条线、一项补助或电价，谁会越线；不改任何记录 Who would cross; nothing is written."""
    if not (line or benefit or tariff):
        raise Problem(
            "假设什么变了？请给 --line、--benefit 或 --tariff 中的至少一项。",
            "What if what changed? Give at least one of --line, --benefit and --tariff.",
        )
    with without_data() if folder else in_home(), lawful():
        from hearthlight.core.clock import working_day
        from hearthlight.standard.what_if import asked
        from hearthlight.standard.what_if import command as what_if_command

        on = day.date() if day else working_day()
        try:
            code = code_of(place) if folder else area_code(place)
            changes = [asked.line(line)] if line else []
            changes += [*map(asked.benefit, benefit or []), *([asked.tariff(tariff)] if tariff else [])]
            typer.echo(what_if_command.what_if(code, on, changes, json_, folder))
        except asked.BadChange as error:
            raise Problem(what_if_command.in_words(error), str(error)) from error


@contextmanager
def lawful() -> Iterator[None]:
    """A day without a standard is one sentence."""
    from hearthlight.standard.pack import NoPack

    try:
        yield
    except NoPack as error:
        raise Problem("这一天没有可用的标准：请换一个日期，或先加上那一年的标准。", str(error)) from error
