"""The data folder of an installation: database, keys, working day, files. Pure: no Django."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


class HomeProblem(OSError):
    """The data folder cannot be used; the message is one sentence for its owner."""


@dataclass(frozen=True)
class Home:
    """Where one installation keeps its data."""

    folder: Path

    @classmethod
    def of_environment(cls) -> "Home":
        """``HEARTHLIGHT_HOME``, else a folder of the user."""
        given = os.environ.get("HEARTHLIGHT_HOME")
        return cls(Path(given) if given else Path.home() / ".local" / "share" / "hearthlight")

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "hearthlight.sqlite3"

    @property
    def key_ring(self) -> Path:
        """The keys of the secrets, never in the database."""
        return self.folder / "keys" / "ring.json"

    @property
    def signing_key(self) -> Path:
        """The key that signs sessions and forms."""
        return self.folder / "keys" / "signing"

    @property
    def day(self) -> Path:
        """The working day of a demo; absent in a real installation."""
        return self.folder / "day"

    @property
    def is_demo(self) -> bool:
        """Whether everybody in here is invented."""
        return (self.folder / "demo").exists()

    def prepare(self) -> "Home":
        """Make the folder and its signing key. Raises HomeProblem."""
        try:
            self.signing_key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self.signing_key.exists():
                self.signing_key.write_text(secrets.token_urlsafe(48))
                self.signing_key.chmod(0o600)
        except OSError as error:
            raise HomeProblem(
                f"the data folder {self.folder} cannot be written ({error.strerror}): "
                "give write permission, or set HEARTHLIGHT_HOME to another folder"
            ) from error
        return self
