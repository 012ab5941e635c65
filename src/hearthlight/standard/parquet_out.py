"""The register as Parquet, for screening elsewhere 档案导出: frames without names, numbers or telephones."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db.models.functions import Substr

from hearthlight.core import areas
from hearthlight.places.models import Area
from hearthlight.register import parquet
from hearthlight.register.models import Household
from hearthlight.standard import queries
from hearthlight.trail.act import Actor, act


def export(user: Actor, day: date, place: str, folder: Path) -> dict[str, int]:
    """Write the frames at and below `place` as they stand on `day`, a block a township; gives the rows by frame.

    The caller sees to sight; the act says what went out. Raises Refused, NoPack, NotWritten; `folder` is there whole
    or not at all.
    """
    note, rows = parquet.SYNTHETIC if settings.HEARTHLIGHT_DEMO else {}, dict.fromkeys(parquet.FRAMES, 0)
    with parquet.whole(folder) as aside:
        for part in _parts(place):
            for block, frames in _blocks(queries.read(part, day)):
                parquet.write(aside, block, frames, note)
                rows = {name: rows[name] + len(frames.get(name, ())) for name in rows}
        with act(user, "register.export", at=place, day=day, summary={"table": "parquet", "names": False, **rows}):
            return rows


def _parts(place: str) -> list[str]:
    """The counties below `place` where homes or villages are, or `place` itself from a county down: one read each."""
    width = areas.width("county")
    if areas.level(place).width >= width:
        return [place]
    (low, high), county = areas.subtree(place), Substr("area_code", 1, width)
    homes = Household.whole.filter(area_code__gte=low, area_code__lt=high).order_by().values_list(county).distinct()
    villages = Area.objects.filter(code__gte=low, code__lt=high, level=Area.Level.VILLAGE).order_by()
    counties = villages.values_list(Substr("code", 1, width)).distinct()
    return [areas.full(code) for (code,) in sorted({*homes, *counties})]


def _blocks(frames: Mapping[str, pl.DataFrame]) -> Iterator[tuple[str, dict[str, pl.DataFrame]]]:
    """Each township's characters, with its part of the frames."""
    block = pl.col("area_code").str.head(areas.width("township")).alias("block")
    parts = {
        name: frame.with_columns(block).partition_by("block", include_key=False, as_dict=True)
        for name, frame in frames.items()
    }
    for key in sorted({key for part in parts.values() for key in part}):
        yield key[0], {name: part[key] for name, part in parts.items() if key in part}
