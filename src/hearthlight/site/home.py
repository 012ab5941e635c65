"""The data folder of an installation: database, keys, working day, files. Pure: no Django."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from hearthlight.site.problem import Problem


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
        """Make the folder and its signing key. Raises Problem."""
        try:
            self.signing_key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self.signing_key.exists():
                self.signing_key.write_text(secrets.token_urlsafe(48))
                self.signing_key.chmod(0o600)
        except OSError as error:
            raise not_writable(self.folder, error) from error
        return self


def not_writable(folder: Path, error: OSError) -> Problem:
    """The sentence for a folder that cannot be written."""
    return Problem(
        f"数据文件夹 {folder} 不能写入（{error.strerror}）：请给它写权限，或用 HEARTHLIGHT_HOME 指定别的文件夹。",
        f"The data folder {folder} cannot be written ({error.strerror}): give it write permission, "
        "or set HEARTHLIGHT_HOME to another folder.",
    )
