"""A real browser against a real server with the whole demo."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = os.environ.get("HEARTHLIGHT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def skip_or_fail(reason: str) -> None:
    """Skip, or fail where everything must be there (HEARTHLIGHT_STRICT)."""
    if os.environ.get("HEARTHLIGHT_STRICT"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, seconds: float = 30) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """The address of a server on a data folder, while the block lasts."""
    port = free_port()
    kept = {key: value for key, value in os.environ.items() if key != "HEARTHLIGHT_DATABASE"}
    environment = kept | {"HEARTHLIGHT_HOME": str(home), "HEARTHLIGHT_PORT": str(port)}
    environment["DJANGO_SETTINGS_MODULE"] = "hearthlight.site.settings"
    server = subprocess.Popen([sys.executable, "-m", "hearthlight", "serve"], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(15)


@pytest.fixture(scope="session")
def live(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served copy of the demo."""
    home = tmp_path_factory.mktemp("live") / "home"
    shutil.copytree(demo_home, home)
    with serving(home) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A headless Chromium."""
    if not CHROMIUM:
        skip_or_fail("there is no Chromium here: install it to run the browser tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
