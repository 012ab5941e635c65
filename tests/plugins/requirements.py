"""Which requirement of the source, and which clause of its gloss, is proved by which test that passed."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

_proofs: dict[tuple[str, str], set[str]] = defaultdict(set)
PROVES = "proves"


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--requirements=FILE`` writes the table as JSON and prints it."""
    parser.addoption("--requirements", default="", help="write requirement id -> passed tests to this file")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Remember what each test says it proves; a mark without a clause is refused."""
    for item in items:
        for mark in item.iter_markers("requirement"):
            if len(mark.args) != 2:
                raise pytest.UsageError(f"{item.nodeid}: requirement(id, clause) needs the clause it proves")
            item.user_properties.append((PROVES, (mark.args[0], mark.args[1])))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """A proof counts when the test has passed; it travels with the report, whichever process ran the test."""
    if report.when == "call" and report.passed:
        for name, proof in report.user_properties:
            if name == PROVES:
                _proofs[tuple(proof)].add(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the table when it was asked for, once, where the reports of all processes meet."""
    path = session.config.getoption("--requirements")
    if path and not hasattr(session.config, "workerinput"):
        _write(Path(path))


def _write(path: Path) -> None:
    by_requirement: dict[str, list[str]] = defaultdict(list)
    for (requirement, _), tests in _proofs.items():
        by_requirement[requirement] += sorted(tests)
    path.parent.mkdir(parents=True, exist_ok=True)
    ordered = {key: sorted(set(by_requirement[key])) for key in sorted(by_requirement, key=_number)}
    path.write_text(json.dumps(ordered, ensure_ascii=False, indent=1))
    print()
    for (requirement, clause), tests in sorted(_proofs.items(), key=lambda one: (_number(one[0][0]), one[0][1])):
        print(f"{requirement:>5}  {clause[:70]:<70}  {len(tests)} passed")


def _number(requirement: str) -> int:
    return int(requirement.lstrip("R"))
