"""What is said of a file of readings that cannot be taken. Pure."""


class BadReadings(ValueError):
    """A file that cannot be read as readings; the sentence says where, what was found and what to do."""
