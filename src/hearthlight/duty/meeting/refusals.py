"""Why a gathering cannot be written down: one sentence."""


class NotHeld(ValueError):
    """What was said of a gathering cannot be; the message says why and what to do."""
