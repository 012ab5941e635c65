"""A worker killed in the middle of its transaction: the job is run again and its effect stands once."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.db import connection

from hearthlight.core.clock import machine_time
from hearthlight.jobs import leasing, queue
from hearthlight.jobs.models import Job
from hearthlight.jobs.progress import Progress
from hearthlight.trail.act import System, act
from hearthlight.trail.models import Event
from tests.jobs.conftest import Kinds

PLACE = "341600000000000"
WORKER = """
import sys, time, django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from hearthlight.jobs import queue, running, work
from hearthlight.trail.act import System, act
def slow(progress):
    with act(System("slow"), "test.effect", at="341600000000000"):
        pass
    progress(1, 2)
    for _ in range(600):
        time.sleep(0.1)
        progress(1, 2)
def read(progress):
    slow_reading(progress)
def slow_reading(progress):
    for _ in range(600):
        time.sleep(0.1)
        progress(1, 2)
running.work = {"test.slow": slow, "test.read": work.ReadThenWrite(read, slow)}.__getitem__
queue.run_next("the worker that dies")
"""
Start = Callable[[], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(committed: None) -> Iterator[Start]:
    begun: list[subprocess.Popen[bytes]] = []
    environment = os.environ | {
        "HEARTHLIGHT_HOME": str(settings.HOME.folder),
        "DJANGO_SETTINGS_MODULE": "hearthlight.site.settings",
    }

    def worker() -> "subprocess.Popen[bytes]":
        name = str(connection.settings_dict["NAME"])
        begun.append(subprocess.Popen([sys.executable, "-c", WORKER, name], env=environment))
        return begun[-1]

    yield worker
    for one in begun:
        one.kill()
        one.wait()


def _in_the_middle(job: Job) -> None:
    deadline = time.monotonic() + 30
    while leasing.board().read(job.pk) != (1, 2):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _lapse(job: Job) -> None:
    leasing.board().clear(job.pk)


@pytest.mark.parametrize("kind", ["test.slow", "test.read"])
def test_kill_9_in_the_middle_and_the_effect_stands_once(
    start: Start, kinds: Kinds, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def quick(progress: Progress) -> None:
        with act(System("quick"), "test.effect", at=PLACE):
            progress(2, 2)

    kinds[kind] = quick
    before = Event.objects.filter(kind="test.effect").count()
    job = queue.enqueue(kind)
    worker = start()
    _in_the_middle(job)
    assert Event.objects.filter(kind="test.effect").count() == before
    if connection.vendor == "postgresql" and kind == "test.slow":
        _lapse(job)
        assert queue.run_next("another, while the first still writes") is None
    worker.kill()
    worker.wait()
    assert queue.run_next("too early") is None
    monkeypatch.setattr(leasing, "machine_time", lambda: machine_time() + 2 * leasing.LEASE)
    assert queue.run_next("the next") == job
    assert Job.objects.values_list("state", "attempts", "worker").get(pk=job.pk) == ("done", 2, "the next")
    assert Event.objects.filter(kind="test.effect").count() == before + 1
    assert Event.objects.filter(kind="test.effect").latest("pk").actor_name == "quick"
