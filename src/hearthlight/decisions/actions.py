"""Acts on decisions: propose, take the next step, post a notice, withdraw. Nothing takes effect before the end."""

from hearthlight.decisions.posting import post_notice
from hearthlight.decisions.proposing import propose, propose_many
from hearthlight.decisions.refusals import DecisionRefused, Gated, NotYet
from hearthlight.decisions.stepping import take_step, withdraw

__all__ = ["DecisionRefused", "Gated", "NotYet", "post_notice", "propose", "propose_many", "take_step", "withdraw"]
