"""Fixtures of the whole suite stand in plugins: requirements, databases (county, committed, demo_home), browser."""

from hypothesis import settings

settings.register_profile("hearthlight", deadline=None)
settings.load_profile("hearthlight")

pytest_plugins = ["tests.plugins.requirements", "tests.plugins.databases", "tests.plugins.browser"]
