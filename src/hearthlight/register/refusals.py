"""Why a fact cannot be entered, in one sentence for a clerk."""


class Impossible(ValueError):
    """What was said cannot have been so: the sentence says what was found and what to do."""
