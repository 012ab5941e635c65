"""The township of the decisions' tests, with findings of its homes."""

from tests.decisions.conftest import day, english, people

__all__ = ["day", "english", "people"]
