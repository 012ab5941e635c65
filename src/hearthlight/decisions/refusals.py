"""Why a matter cannot go on: each is one sentence that a clerk understands."""


class DecisionRefused(ValueError):
    """The step or matter cannot stand as it is; the message says why."""


class NotYet(DecisionRefused):
    """The step may not be taken now, or not by this person."""


class Gated(DecisionRefused):
    """What the matter is about does not allow it: its room's gate says why."""
