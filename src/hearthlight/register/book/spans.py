"""Spans of days in which households and people of a place are counted poor: what the ledger is made of. Pure.

A frame of spans: start, started (new, returned, joined, continued), start_reason, end (null = still), ended (exited,
left, continued; null = still), end_reason. Half-open: the day of `end` is not counted any more.
"""

import polars as pl

UNEXITED = ("registered", "pre_exit", "returned")
CARRIED = ("split", "merged", "moved_in")
"""Ways in which a household comes with a state that it had before, elsewhere or as a part of another."""
GONE = ("merged", "moved_out")


def of_households(statuses: pl.DataFrame) -> pl.DataFrame:
    """Spans of households: household, then the columns above. `statuses` as `ledger.ledger` takes them."""
    poor, known = pl.col("state").is_in(UNEXITED).fill_null(False), pl.col("state").forward_fill()
    rows = statuses.filter(pl.col("way") != "mistaken").sort("household", "from_date")
    rows = rows.with_columns(poor=poor, counted=poor & pl.col("inside"), way=pl.col("way").fill_null(""))
    rows = rows.with_columns(
        poor_before=pl.col("poor").shift(1).over("household"),
        unknown_before=pl.col("state").is_null().shift(1).over("household"),
        known_before=known.over("household").shift(1).over("household"),
        counted_before=pl.col("counted").shift(1).over("household").fill_null(False),
    )
    begun = _numbered(rows.filter(pl.col("counted") & ~pl.col("counted_before")))
    ended = _numbered(rows.filter(~pl.col("counted") & pl.col("counted_before")))
    starts = begun.select("household", "turn", start="from_date", started=_started(), start_reason=_start_reason())
    ends = ended.select("household", "turn", end="from_date", ended=_ended(), end_reason=_end_reason())
    return starts.join(ends, on=["household", "turn"], how="left", maintain_order="left").drop("turn")


def _numbered(rows: pl.DataFrame) -> pl.DataFrame:
    """A household's first beginning belongs to its first end, and so on."""
    return rows.with_columns(turn=pl.int_range(pl.len()).over("household"))


def _started() -> pl.Expr:
    """Returned 返贫 is only who was known to be out; unknown and struck off are not."""
    first, came = pl.col("poor_before").is_null(), pl.col("way").is_in(CARRIED)
    returned = ~pl.col("poor_before") & (pl.col("known_before") == "exited").fill_null(False)
    return (
        pl.when(first & ~came)
        .then(pl.lit("new"))
        .when(~first & returned)
        .then(pl.lit("returned"))
        .otherwise(pl.lit("joined"))
    )


def _start_reason() -> pl.Expr:
    return (
        pl.when(pl.col("way").is_in(CARRIED))
        .then("way")
        .when(pl.col("unknown_before"))
        .then(pl.lit("known"))
        .when((pl.col("known_before") == "cancelled").fill_null(False))
        .then(pl.lit("restored"))
        .otherwise(pl.lit("moved_in"))
    )


def _ended() -> pl.Expr:
    out = pl.col("inside") & (pl.col("state") == "exited").fill_null(False)
    return pl.when(out).then(pl.lit("exited")).otherwise(pl.lit("left"))


def _end_reason() -> pl.Expr:
    return (
        pl.when(~pl.col("inside"))
        .then(pl.lit("moved_out"))
        .when(pl.col("way").is_in(GONE))
        .then("way")
        .when((pl.col("state") == "cancelled").fill_null(False))
        .then(pl.lit("struck"))
        .otherwise(pl.lit("unknown"))
    )


def of_people(members: pl.DataFrame, homes: pl.DataFrame) -> pl.DataFrame:
    """Spans of people: member, then the columns above. Who is there when the household comes or goes does so with it.

    Who left on the day of joining was never there. Who goes on in another counted household on the same day (分户、
    并户, a move within the place) has neither left nor joined.
    """
    there = members.filter(pl.col("left_on").is_null() | (pl.col("left_on") > pl.col("joined_on")))
    both = there.join(homes, on="household").filter(
        (pl.col("end").is_null() | (pl.col("joined_on") <= pl.col("end")))
        & (pl.col("left_on").is_null() | (pl.col("left_on") > pl.col("start")))
    )
    return _continued(both.with_columns(*_begins(), *_ends()))


def _begins() -> list[pl.Expr]:
    later = pl.col("joined_on") > pl.col("start")
    return [
        pl.when(later).then("joined_on").otherwise("start").alias("start"),
        pl.when(later).then(pl.lit("joined")).otherwise("started").alias("started"),
        pl.when(later).then("joined_how").otherwise("start_reason").alias("start_reason"),
    ]


def _ends() -> list[pl.Expr]:
    sooner = pl.col("left_on").is_not_null() & (pl.col("end").is_null() | (pl.col("left_on") <= pl.col("end")))
    return [
        pl.when(sooner).then("left_on").otherwise("end").alias("end"),
        pl.when(sooner).then(pl.lit("left")).otherwise("ended").alias("ended"),
        pl.when(sooner).then("left_how").otherwise("end_reason").alias("end_reason"),
    ]


def _continued(spans: pl.DataFrame) -> pl.DataFrame:
    """A movement out and one in of the same person on the same day are none."""
    left = spans.filter(pl.col("ended") == "left").select(continues="member", start="end")
    came = spans.filter(pl.col("started") == "joined").join(left, on=["continues", "start"], how="semi")
    goes_on = came.select(member="continues", end="start", _on=True)
    comes_on = came.select("member", "start", _off=True)
    both = spans.join(goes_on, on=["member", "end"], how="left").join(comes_on, on=["member", "start"], how="left")
    return both.with_columns(
        ended=pl.when("_on").then(pl.lit("continued")).otherwise("ended"),
        started=pl.when("_off").then(pl.lit("continued")).otherwise("started"),
    ).drop("_on", "_off")
