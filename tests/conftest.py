"""Fixtures of the whole suite stand in plugins: requirements, databases (county, committed, demo_home), browser."""

pytest_plugins = ["tests.plugins.requirements", "tests.plugins.databases", "tests.plugins.browser"]
