"""Values that say who somebody is, kept as keyed digests: equal values have equal ones, and nobody reads them back."""

import polars as pl

from hearthlight.people import secrets
from hearthlight.register.workbooks.changes import COVERED


def covered(text: str | None) -> str | None:
    """The keyed digest of a value, itself JSON text."""
    return None if text is None else f'"#{secrets.ring().blind(text).hex()}"'


def cover(cells: pl.DataFrame, *names: str) -> pl.DataFrame:
    """Cells (`field` and the columns `names` of JSON text) with the values of telling fields covered."""
    telling = pl.col("field").is_in(COVERED)
    found = cells.filter(telling)
    texts = pl.concat([found[name] for name in names]).unique().drop_nulls()
    digests = pl.Series([covered(text) for text in texts], dtype=pl.String)
    hidden = [pl.col(name).replace_strict(texts, digests, default=None) for name in names] if len(texts) else []
    return cells.with_columns(
        pl.when(telling).then(value).otherwise(pl.col(name)).alias(name)
        for name, value in zip(names, hidden, strict=False)
    )
