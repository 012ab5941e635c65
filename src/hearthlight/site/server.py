"""Serving: the web workers and the job worker under one supervisor that stops them all."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from hearthlight.site.problem import Problem

WORKERS = 2
PATIENCE = 6.0


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
    """Run until told to stop or until one of the processes ends; the exit code of the first that ended."""
    environment = os.environ | {"HEARTHLIGHT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings"}
    commands = [_web(host, port), [sys.executable, "-m", "hearthlight.site.worker"]]
    children = [subprocess.Popen(command, env=environment) for command in commands]
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


def _first_end(children: Sequence["subprocess.Popen[bytes]"]) -> int:
    while True:
        for child in children:
            if child.poll() is not None:
                return child.returncode or 1
        time.sleep(0.2)


def _end(children: Sequence["subprocess.Popen[bytes]"]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.terminate()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
