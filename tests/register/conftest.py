"""Fixtures of the register's tests."""

from tests.register.workbooks.books import household, loaded

__all__ = ["household", "loaded"]
