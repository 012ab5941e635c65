"""Why something of supervision cannot be: one sentence."""


class NotSeen(ValueError):
    """An observation, lesson or appraisal cannot be as said; the message says why and what to do."""
