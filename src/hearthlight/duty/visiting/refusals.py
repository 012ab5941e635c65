"""Why a visit cannot be written down: one sentence."""


class NotVisited(ValueError):
    """What was said of a visit cannot be; the message says why and what to do."""
