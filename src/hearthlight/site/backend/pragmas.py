"""How SQLite is opened: FULL keeps acknowledged money through a power cut, recursive triggers keep REPLACE from
deleting behind a guard (both measured). Pure.
"""

PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA recursive_triggers=ON;"
    "PRAGMA cache_size=-32768;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
)
