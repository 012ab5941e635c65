"""Commands of the sun: a county's own weather, and machines that send readings."""

from pathlib import Path
from typing import Annotated

import typer

from hearthlight.cli_ground import area_code, in_home
from hearthlight.site.problem import Problem, chosen

app = typer.Typer(no_args_is_help=True, help="光伏 the sun")


@app.command()
def weather(
    file: Annotated[Path, typer.Argument(help="PVGIS、NASA POWER、EPW 或 TMY3 文件 file")],
    offset: Annotated[float, typer.Option(help="本地标准时比 UTC 早几小时 hours of the clock before UTC")] = 8.0,
) -> None:
    """收下一个气象文件，按网格保存并说明可疑之处 Keep a year of weather for its cell, and say what is odd about it."""
    with in_home():
        from django.conf import settings

        from hearthlight.sun.weather import checks, store
        from hearthlight.sun.weather.received import read_weather
        from hearthlight.sun.weather.year import BadWeather

        try:
            year = read_weather(file.name, file.read_bytes(), offset)
            odd = checks.check(year)
        except (BadWeather, OSError) as error:
            raise Problem(f"没有收下：{error}", f"Not kept: {error}") from error
        path = store.keep(settings.HOME.folder / "weather", year)
        about = year.provenance
        years = " ".join(map(str, about.years))
        typer.echo(f"{path.stem}  {about.source} · {about.document} · {about.certainty} · {years}")
        for one in odd:
            typer.echo(f"  {one.kind}: {one.hours} h, {one.first}: {one.found} / {one.expected}")


@app.command()
def machine(
    name: Annotated[str, typer.Argument(help="名称 name")],
    place: Annotated[str, typer.Option(help="区划代码 division code")],
) -> None:
    """登记一台报送读数的机器，密钥只显示一次 Admit a machine that sends readings; its key is shown once."""
    with in_home():
        from hearthlight.core.clock import working_day
        from hearthlight.people import machines
        from hearthlight.trail.act import System

        _, key = machines.admit(System("hearthlight sun machine"), name, area_code(place), working_day())
        typer.echo(chosen(f"密钥（只显示这一次）：{key}", f"Key (shown this once): {key}"))
