"""What every command stands on: its words, the home it works in, the place it means, how far it is."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hearthlight.site.problem import Problem

Json = Annotated[bool, typer.Option("--json", help="给程序读 for programs")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="工作日期 working day")]


@contextmanager
def in_home(home: Path | None = None) -> Iterator[None]:
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


@contextmanager
def without_data() -> Iterator[None]:
    """Load the rooms for frames from elsewhere: no database is opened."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearthlight.site.settings")
    import django

    django.setup()
    yield


def area_code(code: str) -> str:
    """The full code of a place that is held. Raises Problem."""
    from hearthlight.places.queries import UnknownArea, area

    try:
        return area(code).code
    except UnknownArea as error:
        raise Problem(f"没有区划代码为 {code} 的地方：请用名录里的 6、9、12 或 15 位代码。", f"{error}") from error


def code_of(text: str) -> str:
    """The full code, held or not: frames from elsewhere have places of their own. Raises Problem."""
    from hearthlight.core.areas import UnknownCode, full

    try:
        return full(text)
    except UnknownCode as error:
        raise Problem(f"{text} 不是区划代码：请用 2 到 15 位字母或数字。", f"{error}") from error


def counter(quiet: bool) -> Callable[[str], None]:
    """Says on the terminal how far long work is, on one line; nothing where a program reads."""
    if quiet or not sys.stderr.isatty():
        return lambda text: None
    return lambda text: typer.echo(f"\r{text}   ", err=True, nl=False)
