"""``python -m hearthlight`` is the command line."""

from hearthlight.cli import main

main()
