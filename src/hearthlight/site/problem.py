"""A problem told in one sentence, in Chinese unless the terminal speaks English. Pure: no Django."""

import os


class Problem(Exception):
    """Something a person must put right; the message says what was found and what to do."""

    def __init__(self, chinese: str, english: str) -> None:
        super().__init__(chosen(chinese, english))
        self.chinese, self.english = chinese, english


def chosen(chinese: str, english: str) -> str:
    """The sentence in the language of the terminal."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return english if spoken.startswith("en") else chinese
