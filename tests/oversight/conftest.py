"""The township of the decisions' tests, for supervision."""

from tests.decisions.conftest import day, english, people

__all__ = ["day", "english", "people"]
