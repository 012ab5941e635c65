"""Hearthlight 阳光到户: every household known once, every fen carried from the meter to a person."""

__version__ = "0.1.0"
