"""The check before serving, in a process of its own: migrate, then refuse a newer or unguarded database."""

import sys

from hearthlight.site.problem import Problem


def main() -> int:
    """0 when the database may be served; 1 after saying in one sentence why not."""
    import django

    django.setup()
    from hearthlight.site import database

    try:
        database.refuse_newer()
        if database.waiting_migrations():
            database.migrate()
        database.refuse_unguarded()
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
