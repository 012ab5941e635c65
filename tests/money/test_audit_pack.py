"""An auditor's pack checks itself with plain Python, finds any change, and names no person."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hearthlight.core.clock import pinned
from hearthlight.money.audit.pack import audit_pack, contents
from hearthlight.trail.models import Event
from tests.money.books import TESTER, VILLAGE
from tests.money.test_traveller import TODAY, Village

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Any:
    """The demo's working day."""
    with pinned(TODAY):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack of a village that has paid, unpacked."""
    Village().paid()
    content = audit_pack(TESTER, VILLAGE, 2017, "年度审计")
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    return tmp_path


def checked(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", str(folder / "verify.py"), str(folder)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


@pytest.mark.requirement("R12", "a pack that an auditor checks without the product")
def test_the_pack_holds_and_whoever_took_it_is_in_the_trail(folder: Path) -> None:
    code, said = checked(folder)
    assert (code, "all holds" in said) == (0, True), said
    event = Event.objects.get(kind="money.audit_pack")
    assert (event.reason, event.area_code) == ("年度审计", VILLAGE)
    assert "样例数据 synthetic" in (folder / "README.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["entries.jsonl", "statements.csv", "payments.csv", "plans.csv", "accounts.csv"])
def test_any_changed_file_is_found(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1] + b"0")
    code, said = checked(folder)
    assert (code, f"WRONG {name}" in said) == (1, True), said


def test_a_change_with_a_manifest_made_anew_is_found_by_the_chain(folder: Path) -> None:
    import hashlib

    rows = [json.loads(line) for line in (folder / "entries.jsonl").read_text(encoding="utf-8").splitlines()]
    mine = next(row for row in rows if row["book"] == VILLAGE and row["number"] == 2)
    mine["text"] = mine["text"].replace("2017-03-28", "2017-03-27")
    (folder / "entries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["entries.jsonl"] = hashlib.sha256((folder / "entries.jsonl").read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    code, said = checked(folder)
    assert code == 1
    assert f"{VILLAGE} entry 2: its content was changed" in said


def test_no_person_and_no_other_village_is_in_it(folder: Path) -> None:
    from tests.money.books import COUNTY

    whole = b"".join(content for name, content in contents(VILLAGE, 2017).items() if name != "verify.py").decode()
    for row in map(json.loads, (folder / "entries.jsonl").read_text(encoding="utf-8").splitlines()):
        assert row["book"] in (VILLAGE, COUNTY)
    assert "样例户名" not in whole
    assert date(2017, 3, 28).isoformat() in whole
