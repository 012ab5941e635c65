"""Screen frames of households and members against a pack, anywhere. Pure: no Django, no database.

from hearthlight.standard import pack, screen
answers = screen.screen({"household": homes}, pack.on(day), day)
"""

from collections.abc import Mapping
from datetime import date

import polars as pl

from hearthlight.checks import screening
from hearthlight.checks.rule import Answer
from hearthlight.standard.frames import with_ages, with_line
from hearthlight.standard.pack import Pack

COLUMNS = {"rule": pl.String, "subject": pl.Int64, "area_code": pl.String, "answer": pl.String}


def screen(frames: Mapping[str, pl.DataFrame], pack: Pack, day: date) -> pl.DataFrame:
    """One row a rule and subject: rule, subject (household or member id), area_code and answer.

    `answer` is breaks, holds, not_applicable or unknown. `frames` may hold "household" and "member"; a rule whose
    frame or column is not there has no row (`run` names it with what it lacked). Columns that the rules read:

    household (a row a household)
        household Int64, area_code String of 15; size, heads, pupils_6_15, pupils_out, insured_missing Int64 (people);
        scheme String, null = not registered; state String (registered, pre_exit, exited, returned, cancelled);
        net_fen Int64 (fen, the household's last whole year); house_grade String (A to D);
        income_verified, food_ok, clothes_ok, house_repaired, water_safe Boolean.
    member (a row a member)
        member, household, age Int64 (full years), area_code String of 15, relation String (codes of the register);
        sex, head_sex String (male, female); id_valid Boolean; labour String (ordinary, skilled, weak, lost, none).

    Null is unknown everywhere. `line_fen` and `labour_age_end` are joined here by year and place.
    """
    return table(run(frames, pack, day))


def run(frames: Mapping[str, pl.DataFrame], pack: Pack, day: date) -> screening.Screening:
    """The same, as a Screening: an answer frame a rule, its counts, and the rules that could not be asked."""
    return screening.screen(prepared(frames, pack, day), pack.rules, day)


def prepared(frames: Mapping[str, pl.DataFrame], pack: Pack, day: date) -> dict[str, pl.DataFrame]:
    """The frames with what the law joins to them."""
    joins = {"household": with_line, "member": with_ages}
    return {name: joins[name](frame, pack.parameters, day) for name, frame in frames.items() if name in joins}


def table(found: screening.Screening) -> pl.DataFrame:
    """The answers of a Screening in one frame, in the order of the rules."""
    parts = [
        answers.to_native().select(rule=pl.lit(code), subject="subject", area_code="area_code", answer="answer")
        for code, answers in found.answers.items()
    ]
    return pl.concat(parts) if parts else pl.DataFrame(schema=COLUMNS)


def counts(answers: pl.DataFrame) -> pl.DataFrame:
    """One row a rule: how many subjects got each answer, a zero where nobody did."""
    tallies = [(pl.col("answer") == answer.value).sum().alias(answer.value) for answer in Answer]
    return answers.group_by("rule", maintain_order=True).agg(tallies)
