"""The commands. Heavy libraries are loaded only by the command that needs them, so that --help is immediate."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hearthlight.site.problem import Problem, chosen

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="阳光到户 Hearthlight", pretty_exceptions_enable=False
)

Port = Annotated[int, typer.Option(envvar="HEARTHLIGHT_PORT", help="端口 port")]
Host = Annotated[str, typer.Option(envvar="HEARTHLIGHT_HOST", help="地址 address")]
Json = Annotated[bool, typer.Option("--json", help="给程序读 for programs")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="工作日期 working day")]
Place = Annotated[str, typer.Argument(help="区划代码 division code")]


def main() -> None:
    """Run the command line; a problem is one sentence and exit code 1."""
    try:
        app()
    except Problem as problem:
        typer.echo(str(problem), err=True)
        raise SystemExit(1) from None


@app.command()
def demo(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    seed: Annotated[int, typer.Option(help="随机种子 seed of the invented people")] = 1,
    day: Day = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="重建 build anew")] = False,
    only_build: Annotated[bool, typer.Option("--only-build", help="只建不开 build, do not serve")] = False,
) -> None:
    """建好样例并打开 Build the demo county once and serve it. Everybody in it is invented."""
    from hearthlight.demo import folder
    from hearthlight.site.home import Home
    from hearthlight.site.server import refuse_taken_port

    home = Home.of_environment()
    if not only_build:
        refuse_taken_port(host, port)
    folder.prepare(home, seed, fresh)
    if day:
        _move_day(home.folder, day)
    if not only_build:
        serve(port, host)


def _move_day(home: Path, day: datetime) -> None:
    with _django(home):
        from hearthlight.demo.advance import advance

        advance(day.date())


@app.command()
def serve(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """打开网页和后台作业 Serve the pages and the background jobs until stopped."""
    from hearthlight.site import server
    from hearthlight.site.home import Home

    server.refuse_taken_port(host, port)
    home = Home.of_environment().prepare()
    _checked_database(home.folder)
    typer.echo(chosen(f"打开 http://{host}:{port}/  （Ctrl-C 停止）", f"Open http://{host}:{port}/  (Ctrl-C stops)"))
    raise SystemExit(server.serve(host, port, home.folder))


def _checked_database(home: Path) -> None:
    """In a process of its own, so that the supervisor stays small."""
    import subprocess

    environment = os.environ | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
    if subprocess.run([sys.executable, "-m", "hearthlight.site.ready"], env=environment, check=False).returncode:
        raise SystemExit(1)


@app.command()
def load(
    workbook: Annotated[Path, typer.Argument(help="工作簿 workbook")],
    place: Annotated[str, typer.Option(help="区划代码 division code")],
    day: Day = None,
    good_rows: Annotated[
        bool, typer.Option("--good-rows/--whole", help="只导入无误的户 only homes without a fault")
    ] = False,
    json_: Json = False,
) -> None:
    """导入一个工作簿，全部成功或原样退回 Take in one workbook: whole, or refused whole with its errors."""
    with _django():
        from hearthlight.core.clock import working_day
        from hearthlight.register.shadow.steps import to_leave
        from hearthlight.register.workbooks.load import load as load_workbook
        from hearthlight.trail.act import System

        on = day.date() if day else working_day()
        system, counter = System("hearthlight load"), _counter(json_)
        report = load_workbook(workbook, system, _area(place), on, counter, good_rows=good_rows, leaving=to_leave)
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False) if json_ else report.text())
        raise SystemExit(0 if report.applied else 1)


def _counter(quiet: bool) -> Callable[[str], None]:
    """Says on the terminal how far long work is, on one line; nothing where a program reads."""
    if quiet or not sys.stderr.isatty():
        return lambda text: None
    return lambda text: typer.echo(f"\r{text}   ", err=True, nl=False)


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
    with _django():
        from hearthlight.core.clock import working_day
        from hearthlight.standard.commands import screen as screen_place
        from hearthlight.standard.pack import NoPack

        try:
            typer.echo(screen_place(_area(place), day.date() if day else working_day(), json_))
        except NoPack as error:
            raise Problem("这一天没有可用的标准：请换一个日期，或先加上那一年的标准。", str(error)) from error


@app.command()
def nation(
    households: Annotated[int, typer.Option(help="户数 households, three members each on average")],
    out: Annotated[Path, typer.Option(help="文件夹 folder")],
    seed: Annotated[int, typer.Option(help="随机种子 seed of the invented people")] = 1,
    day: Day = None,
) -> None:
    """造一个全国规模的样例（Parquet） Make an invented nation as Parquet. Everybody in it is invented."""
    from hearthlight.site import file_commands

    file_commands.nation(households, seed, day.date() if day else None, out, _counter(False))


register_commands = typer.Typer(no_args_is_help=True, help="名册 the register")
app.add_typer(register_commands, name="register")


@register_commands.callback()
def _register() -> None:
    """名册 The register."""


@register_commands.command("export")
def register_export(
    parquet: Annotated[Path, typer.Option(help="Parquet 文件夹 folder for the frames")],
    place: Annotated[str, typer.Option(help="区划代码 division code")] = "",
    day: Day = None,
) -> None:
    """导出名册供筛查，不含姓名、证件号、电话 The frames as Parquet, without names, numbers or telephones."""
    from hearthlight.site.file_commands import told

    with _django(), told():
        from hearthlight.core.areas import COUNTRY
        from hearthlight.core.clock import working_day
        from hearthlight.standard.parquet_out import export
        from hearthlight.trail.act import System

        on, at = day.date() if day else working_day(), _area(place) if place else COUNTRY
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
    with _without_data() if folder else _django():
        from hearthlight.core.clock import working_day
        from hearthlight.standard.pack import NoPack
        from hearthlight.standard.what_if import asked
        from hearthlight.standard.what_if import command as what_if_command

        on = day.date() if day else working_day()
        try:
            code = _code(place) if folder else _area(place)
            changes = [asked.line(line)] if line else []
            changes += [*map(asked.benefit, benefit or []), *([asked.tariff(tariff)] if tariff else [])]
            typer.echo(what_if_command.what_if(code, on, changes, json_, folder))
        except asked.BadChange as error:
            raise Problem(what_if_command.in_words(error), str(error)) from error
        except NoPack as error:
            raise Problem(_NO_LAW, str(error)) from error


@contextmanager
def _without_data() -> Iterator[None]:
    """Load the rooms for frames from elsewhere: no database is opened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    import django

    django.setup()
    yield


def _code(text: str) -> str:
    from hearthlight.core.areas import UnknownCode, full

    try:
        return full(text)
    except UnknownCode as error:
        raise Problem(f"{text} 不是区划代码：请用 2 到 15 位字母或数字。", f"{error}") from error


_NO_LAW = "这一天没有可用的标准：请换一个日期，或先加上那一年的标准。"


@app.command()
def bulletin(
    number: Annotated[int, typer.Argument(help="期号 issue number")],
    year: Annotated[int, typer.Option(help="年份 year")] = 2017,
    out: Annotated[Path, typer.Option(help="文件夹 folder")] = Path(),
) -> None:
    """把一期简报写成 PDF 和 Word Write a bulletin as PDF and Word."""
    with _django():
        from hearthlight.papers.commands import bulletin as write_bulletin
        from hearthlight.papers.fonts import NoChineseFont
        from hearthlight.papers.queries import NoSuchIssue

        try:
            for path in write_bulletin(number, year, out):
                typer.echo(path)
        except NoSuchIssue as error:
            raise Problem(
                f"没有 {year} 年第 {number} 期简报：请核对年份和期号。", f"There is no such issue: {error}"
            ) from error
        except NoChineseFont as error:
            raise Problem(_NO_FONT, str(error)) from error


_NO_FONT = "这台机器没有中文字体，没有生成 PDF：请安装 fonts-noto-cjk，或用 HEARTHLIGHT_FONTS 指明本县字体的文件夹。"


@app.command()
def doctor(json_: Json = False) -> None:
    """检查这套安装 Look over this installation; exit code 1 when something is wrong."""
    with _django():
        from hearthlight.site.doctor import as_json, examine

        remarks = examine()
        if json_:
            typer.echo(json.dumps(as_json(remarks), ensure_ascii=False))
        else:
            for remark in remarks:
                typer.echo(f"{ {'good': '✓', 'note': '·', 'bad': '✗'}[remark.state] } {remark.topic}: {remark.text}")
        raise SystemExit(0 if as_json(remarks)["well"] else 1)


@app.command()
def relist() -> None:
    """重做农户名册 Make the household list anew from the register, after doctor says that it differs."""
    with _django():
        from hearthlight.desk import listing

        listing.rebuild()
        typer.echo(chosen("农户名册已重做。", "The household list was made anew."))


@contextmanager
def _django(home: Path | None = None) -> Iterator[None]:
    """Load the rooms of the installation and look as the system; a home without a database is said so."""
    if home:
        os.environ["HEARTHLIGHT_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    from hearthlight.site.home import Home

    _refuse_empty(Home.of_environment().folder, Home.of_environment().database)
    import django

    django.setup()
    from hearthlight.people.sight import EVERYTHING, viewing

    with viewing(EVERYTHING):
        yield


def _refuse_empty(folder: Path, database: Path) -> None:
    if not database.exists() and not os.environ.get("HEARTHLIGHT_DATABASE"):
        raise Problem(
            f"{folder} 里还没有数据：先运行 hearthlight demo 或 hearthlight serve。",
            f"There is no data in {folder} yet: run hearthlight demo or hearthlight serve first.",
        )


def _area(code: str) -> str:
    from hearthlight.places.queries import UnknownArea, area

    try:
        return area(code).code
    except UnknownArea as error:
        raise Problem(f"没有区划代码为 {code} 的地方：请用名录里的 6、9、12 或 15 位代码。", f"{error}") from error
