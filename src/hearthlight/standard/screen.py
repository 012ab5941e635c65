"""Screen frames of households, members and villages against a pack, anywhere. Pure: no Django, no database.

from hearthlight.standard import pack, screen
answers = screen.screen({"household": homes}, pack.on(day), day)

Every column with its type and the rules that read it: docs/screening.md.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
from narwhals.typing import IntoDataFrame

from hearthlight.checks import screening
from hearthlight.checks.rule import Answer
from hearthlight.register.schema import FRAMES
from hearthlight.standard.frames import joined
from hearthlight.standard.own_frames import frame_faults, frame_schema, own_frame
from hearthlight.standard.pack import Pack

COLUMNS = {"rule": pl.String, "subject": pl.Int64, "area_code": pl.String, "answer": pl.String}
"""The columns of an answer frame."""


def screen(frames: Mapping[str, IntoDataFrame], pack: Pack, day: date, *, strict: bool = True) -> Any:
    """One row a rule and subject: rule, subject (household, member or village), area_code and answer.

    `answer` is breaks, holds, not_applicable or unknown. `frames` may hold "household", "member" and "village" as
    Polars, pandas or Arrow tables; the answer is of the kind of the first. A few columns suffice: a rule whose frame
    or column is not there has no row, and `not_asked` and `faults` name it. Null is unknown everywhere. What the law
    joins (the line, ages) is not given but found by each row's day and place.

    Raises FrameRefused, in one sentence, for a frame with which an answer could be wrong: a column of another type, an
    infinite or negative amount, a key that stands twice, a code that no list knows … With `strict` off such a cell
    counts as unknown where it cannot be read, and as it stands elsewhere.
    """
    return own_frame.like(table(run(accepted(frames, pack, strict=strict), pack, day)), frames)


def faults(frames: Mapping[str, IntoDataFrame], pack: Pack) -> Any:
    """What is wrong with the frames, a row a kind of fault and column, those that `screen` refuses first.

    Columns: frame, column, fault, refused (yes/no), rows (how many have it), row (the first, from 1), subject, found,
    and sentence, which says where, what was found, what was expected and what to do. Faults that are not refused
    leave every answer right or unknown: a household without members, a member without an age, a rule that cannot be
    asked because its column is missing.
    """
    return own_frame.like(frame_faults.table(frame_faults.faults(own_frame.to_polars(frames), pack)), frames)


def not_asked(frames: Mapping[str, IntoDataFrame], pack: Pack, day: date) -> dict[str, tuple[str, ...]]:
    """The rules of `day` that could not be asked, each with the columns (or the frame) that were not there."""
    return dict(run(accepted(frames, pack, strict=False), pack, day).not_asked)


def accepted(frames: Mapping[str, IntoDataFrame], pack: Pack, *, strict: bool = True) -> dict[str, pl.DataFrame]:
    """A reader's frames in Polars and in the types that the rules expect. Raises FrameRefused, see `screen`."""
    given = own_frame.to_polars(frames)
    if strict:
        frame_faults.refuse(given, pack)
    known = {name: frame for name, frame in given.items() if name in FRAMES}
    return {name: own_frame.typed(frame, frame_schema.types(name, pack)) for name, frame in known.items()}


def run(frames: Mapping[str, pl.DataFrame], pack: Pack, day: date) -> screening.Screening:
    """The same without any check of the frames, which are Polars and in the register's types: an answer frame a rule,
    its counts, and the rules that could not be asked."""
    return screening.screen(prepared(frames, pack, day), pack.rules, day)


def prepared(frames: Mapping[str, pl.DataFrame], pack: Pack, day: date) -> dict[str, pl.DataFrame]:
    """The frames with what the law joins to them."""
    extra, law = pack.columns.joined, pack.parameters
    return {name: joined(name, frame, law, day, extra) for name, frame in frames.items() if name in FRAMES}


def table(found: screening.Screening) -> pl.DataFrame:
    """The answers of a Screening in one frame, in the order of the rules."""
    parts = [
        answers.to_native().select(rule=pl.lit(code), subject="subject", area_code="area_code", answer="answer")
        for code, answers in found.answers.items()
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema=COLUMNS)


def counts(answers: IntoDataFrame) -> Any:
    """One row a rule: how many subjects got each answer, a zero where nobody did; of the kind of `answers`."""
    ours = own_frame.to_polars({"answers": answers})["answers"]
    tallies = [(pl.col("answer") == answer.value).sum().alias(answer.value) for answer in Answer]
    return own_frame.like(ours.group_by("rule", maintain_order=True).agg(tallies), {"answers": answers})
