"""The commands. Heavy libraries are loaded only by the command that needs them, so that --help is immediate."""

import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hearthlight import cli_money, cli_standard, cli_sun
from hearthlight.cli_ground import Day, Json, area_code, counter, in_home
from hearthlight.site.problem import Problem, chosen

app = typer.Typer(
    no_args_is_help=True, add_completion=False, help="阳光到户 Hearthlight", pretty_exceptions_enable=False
)
app.add_typer(cli_standard.app)
app.add_typer(cli_sun.app, name="sun")
app.add_typer(cli_money.app, name="money")
app.command("audit-pack")(cli_money.audit_pack)

Port = Annotated[int, typer.Option(envvar="HEARTHLIGHT_PORT", help="端口 port")]
Host = Annotated[str, typer.Option(envvar="HEARTHLIGHT_HOST", help="地址 address")]


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
    month: Annotated[bool, typer.Option("--month", help="过完四月 live through April")] = False,
) -> None:
    """建好样例并打开 Build the demo county once and serve it. Everybody in it is invented."""
    from hearthlight.demo import folder
    from hearthlight.site.home import Home
    from hearthlight.site.server import refuse_taken_port

    home = Home.of_environment()
    if not only_build:
        refuse_taken_port(host, port)
    folder.prepare(home, seed, fresh)
    if month:
        _live_month(home.folder)
    if day:
        _move_day(home.folder, day)
    if not only_build:
        serve(port, host)


def _live_month(home: Path) -> None:
    with in_home(home):
        from hearthlight.demo.month import live

        live()


def _move_day(home: Path, day: datetime) -> None:
    with in_home(home):
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
    with in_home():
        from hearthlight.core.clock import working_day
        from hearthlight.register.shadow.steps import to_leave
        from hearthlight.register.workbooks.load import load as load_workbook
        from hearthlight.trail.act import System

        on = day.date() if day else working_day()
        system, said = System("hearthlight load"), counter(json_)
        report = load_workbook(workbook, system, area_code(place), on, said, good_rows=good_rows, leaving=to_leave)
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False) if json_ else report.text())
        raise SystemExit(0 if report.applied else 1)


@app.command()
def bulletin(
    number: Annotated[int, typer.Argument(help="期号 issue number")],
    year: Annotated[int, typer.Option(help="年份 year")] = 2017,
    out: Annotated[Path, typer.Option(help="文件夹 folder")] = Path(),
) -> None:
    """把一期简报写成 PDF 和 Word Write a bulletin as PDF and Word."""
    with in_home():
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
    with in_home():
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
    """重做农户列表 Make the household list anew from the register, after doctor says that it differs."""
    with in_home():
        from hearthlight.desk import listing

        listing.rebuild()
        typer.echo(chosen("农户列表已重做。", "The household list was made anew."))
