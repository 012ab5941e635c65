"""Serving: the web workers and the job worker under one supervisor that stops them all."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

from hearthlight.site.problem import Problem

WORKERS = 2
PATIENCE = 6.0
STEADY = 15.0
"""Seconds that a process must have worked to be begun again: one that ends sooner would end again."""


def refuse_taken_port(host: str, port: int) -> None:
    """Raise Problem when another program listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Problem(
                f"端口 {port} 已被别的程序占用：请先停掉它，或用 HEARTHLIGHT_PORT 换一个端口。",
                f"Port {port} is in use: stop the other program, or set HEARTHLIGHT_PORT to another port.",
            ) from error


def serve(host: str, port: int, home: Path) -> int:
    """Run until told to stop or until a process ends soon after it began; its exit code. Others begin again."""
    environment = os.environ | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
    commands = [_web(host, port), [sys.executable, "-m", "hearthlight.site.worker"]]
    children = [_Child(command, environment) for command in commands]
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _stop_on_signal)
    try:
        return _first_end(children)
    except KeyboardInterrupt:
        return 0
    finally:
        _end(children)


def _web(host: str, port: int) -> list[str]:
    options = f"--interface wsgi --host {host} --port {port} --workers {WORKERS} --blocking-threads 1 --no-access-log"
    options += " --respawn-failed-workers"
    return [
        sys.executable,
        "-m",
        "granian",
        *options.split(),
        "--log-level",
        "warning",
        "hearthlight.site.wsgi:application",
    ]


def _stop_on_signal(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class _Child:
    """One of the processes, which begins again when it ends."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.command, self.environment = command, environment
        self.begin()

    def begin(self) -> None:
        self.process, self.since = subprocess.Popen(self.command, env=self.environment), time.monotonic()

    def ended(self) -> int | None:
        """The exit code of one that cannot stay; one that has worked for a while begins again."""
        code = self.process.poll()
        if code is not None and time.monotonic() - self.since > STEADY:
            self.begin()
            return None
        return None if code is None else code or 1


def _first_end(children: Sequence[_Child]) -> int:
    while True:
        for child in children:
            if (code := child.ended()) is not None:
                return code
        time.sleep(0.2)


def _end(children: Sequence[_Child]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    processes = [child.process for child in children]
    for child in processes:
        child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in processes:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
