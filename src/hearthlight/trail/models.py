"""What was done, by whom, when, from what: the tables that every other room's rows point to."""

import uuid

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class Event(models.Model):
    """One act 事件: the only way anything is written. Append-only; `answer` may be set once.

    `at` is the machine's time, `day` the working day. The actor stands as text, as it was on that day.
    """

    sight = "public"

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=64)
    at = models.DateTimeField()
    day = models.DateField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=64)
    office_title = models.CharField(max_length=64, blank=True)
    area_code = models.CharField(max_length=15)
    subject_kind = models.CharField(max_length=64, blank=True)
    subject_id = models.BigIntegerField(null=True)
    source = models.ForeignKey("trail.Source", models.PROTECT, null=True, related_name="+")
    reason = models.TextField(blank=True)
    summary = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    arguments_digest = models.CharField(max_length=64)
    answer = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"]),
            models.Index(fields=["area_code", "id"]),
            models.Index(fields=["kind", "day"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.office_title or self.actor_name} · {self.day}"


class Recorded(models.Model):
    """A row that carries the act that made it and the last act that touched it."""

    made = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False)
    event = models.ForeignKey(Event, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Source(Recorded):
    """A file or paper that facts come from 来源与佐证. A workbook is received in one act, applied in the next."""

    sight = "public"

    class State(models.TextChoices):
        DRY = "dry"
        APPLIED = "applied"
        UNDONE = "undone"

    kind = models.CharField(max_length=32)
    title = models.CharField(max_length=200)
    document_number = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=300, blank=True)
    received_on = models.DateField()
    area_code = models.CharField(max_length=15)
    subject_kind = models.CharField(max_length=64, blank=True)
    subject_id = models.BigIntegerField(null=True)
    header_hash = models.CharField(max_length=64, blank=True)
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "kind", "area_code"], name="source_once")]

    def __str__(self) -> str:
        return self.title


class Change(models.Model):
    """One field of one row changed 变更: old, new, true from, by which event, from which row of its source."""

    sight = "public"

    event = models.ForeignKey(Event, models.PROTECT, related_name="changes")
    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    field = models.CharField(max_length=64)
    old = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    new = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    valid_from = models.DateField()
    source_row = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "field", "valid_from", "event"], name="change_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}.{self.field}: {self.old} → {self.new}"


class FrozenFigure(models.Model):
    """A number as it was printed 引用数字: its figure, arguments, day and the digest of the records behind it.

    For a ratio `value` is the part and `base_value` the whole.
    """

    sight = "public"

    event = models.ForeignKey(Event, models.PROTECT, related_name="frozen_figures")
    subject_kind = models.CharField(max_length=64)
    subject_id = models.BigIntegerField()
    figure = models.CharField(max_length=64)
    arguments = models.JSONField(default=dict)
    area_code = models.CharField(max_length=15)
    value = models.BigIntegerField(null=True)
    base_value = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=32)
    day = models.DateField()
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.figure} = {self.value} {self.unit}"
