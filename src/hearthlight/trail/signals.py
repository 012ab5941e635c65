"""What rooms above may listen to: an act that was committed, whoever did it."""

from django.dispatch import Signal

acted = Signal()
"""Sent once an act stands in the database, with ``event``; a room connects to it in its ``apps.py``."""
