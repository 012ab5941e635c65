"""What is said of a file of readings that cannot be taken. Pure."""


class BadReadings(ValueError):
    """A file that cannot be read as readings: where, what was found and what to do, in English and in Chinese."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self.chinese = chinese

    def said(self, language: str | None) -> str:
        """The sentence in the language of a page; Chinese unless English was chosen."""
        return str(self) if language == "en" else self.chinese
