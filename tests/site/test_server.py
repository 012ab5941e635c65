"""A process that dies does not end the program, unless it dies at once."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from hearthlight.site import server

TINY = """
import os
def application(environ, start_response):
    start_response("200 OK", [])
    return [str(os.getpid()).encode()]
"""


def test_one_that_worked_for_a_while_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    child = server._Child([sys.executable, "-c", "raise SystemExit(7)"], os.environ)
    child.process.wait()
    assert child.ended() == 7
    monkeypatch.setattr(server, "STEADY", -1.0)
    first = child.process.pid
    assert child.ended() is None
    assert child.process.pid != first
    child.process.wait()


def _answer(port: int) -> int:
    """The process that answers, within a while."""
    for _ in range(400):
        try:
            with urlopen(f"http://127.0.0.1:{port}", timeout=5) as answer:
                return int(answer.read())
        except OSError:
            time.sleep(0.1)
    raise TimeoutError


def test_a_web_worker_that_is_killed_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "tiny.py").write_text(TINY)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*server._web("127.0.0.1", port)[:-1], "tiny:application"]
    web = subprocess.Popen(command, cwd=tmp_path)
    try:
        worker = _answer(port)
        os.kill(worker, signal.SIGKILL)
        time.sleep(0.5)
        assert _answer(port) != worker
        assert web.poll() is None
    finally:
        web.terminate()
        web.wait(10)
