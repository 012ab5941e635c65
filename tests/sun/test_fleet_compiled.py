"""The kernel where its compiled code can be kept nowhere, and a web worker that does not need it."""

import subprocess
import sys

import pytest

from hearthlight.sun.fleet import compiled


def test_without_a_folder_to_keep_it_the_kernel_is_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[bool] = []
    numba = compiled.njit

    def nowhere(cache: bool = False, **options: bool) -> object:
        kept.append(cache)
        if cache:
            raise RuntimeError("cannot cache function: no locator available")
        return numba(**options)

    monkeypatch.setattr(compiled, "njit", nowhere)
    assert compiled.compiled(fastmath=True)(lambda one: one + 1)(2) == 3
    assert kept == [True, False]


def test_the_door_for_a_web_worker_brings_neither_numba_nor_pvlib() -> None:
    asked = "import sys, hearthlight.sun.physics; print({'numba', 'pvlib', 'pandas'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
