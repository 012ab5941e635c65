"""Why a pairing cannot be: one sentence."""


class NotPaired(ValueError):
    """A household and a helper do not come together, or apart; the message says why and what to do."""
