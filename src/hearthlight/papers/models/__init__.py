"""The tables of papers 文书: bulletins and their pieces, checklists with their ticks."""

from hearthlight.papers.models.checklist import Checklist, Learned, Tick
from hearthlight.papers.models.issue import Issue, Piece

__all__ = ["Checklist", "Issue", "Learned", "Piece", "Tick"]
