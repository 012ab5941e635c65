"""Decisions, their steps, notices and objections: what must be proposed, voted, posted and approved to take effect."""

from hearthlight.decisions.models.decision import SEVERAL, Decision
from hearthlight.decisions.models.objection import Objection
from hearthlight.decisions.models.step import Notice, Step

__all__ = ["SEVERAL", "Decision", "Notice", "Objection", "Step"]
