"""Years of weather kept by cell: ``FOLDER/N33.15E116.25.parquet`` with its provenance inside, whole or not at all.

Pure of Django: the folder is given.
"""

import json
import os
from dataclasses import asdict, fields
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import polars as pl

from hearthlight.sun.weather.grid import cell
from hearthlight.sun.weather.year import Provenance, WeatherYear

ARRAYS = ("global_horizontal", "direct_normal", "diffuse_horizontal", "temperature", "wind")
ABOUT = "hearthlight"


def keep(folder: Path, year: WeatherYear) -> Path:
    """Keep a year as that of its cell, in place of the one before."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{cell(year.latitude, year.longitude)}.parquet"
    plain = {one.name: getattr(year, one.name) for one in fields(year) if one.name not in ARRAYS}
    about = json.dumps(plain | {"provenance": asdict(year.provenance)}, ensure_ascii=False)
    frame = pl.DataFrame({name: getattr(year, name) for name in ARRAYS})
    with NamedTemporaryFile(dir=folder, suffix=".half", delete=False) as half:
        frame.write_parquet(half, metadata={ABOUT: about})
    os.replace(half.name, path)
    return path


def load(folder: Path, name: str) -> WeatherYear | None:
    """The year of a cell; None where none is kept."""
    path = folder / f"{name}.parquet"
    if not path.exists():
        return None
    frame = pl.read_parquet(path)
    about = _about(path)
    turbidity = about.pop("turbidity")
    arrays: dict[str, Any] = {name: frame[name].to_numpy() for name in ARRAYS}
    return WeatherYear(**about, turbidity=tuple(turbidity) if turbidity else None, **arrays)


def _about(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(pl.read_parquet_metadata(path)[ABOUT])
    given = found["provenance"]
    return found | {"provenance": Provenance(**given | {"years": tuple(given["years"])})}


def provenances(folder: Path) -> dict[str, Provenance]:
    """{cell: where its weather comes from} of all that are kept."""
    return {path.stem: _about(path)["provenance"] for path in sorted(folder.glob("*.parquet"))}
