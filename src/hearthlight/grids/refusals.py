"""Why something about grids cannot stand: one sentence each, that a clerk understands."""

from collections.abc import Iterable


class GridRefused(ValueError):
    """The plan, nomination, vote or change cannot stand; `sentences` say why."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.sentences = list(sentences)
        super().__init__(" ".join(self.sentences))
