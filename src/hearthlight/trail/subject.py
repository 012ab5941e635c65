"""Names of rows: (subject_kind, subject_id), used where a low room speaks of a higher one without a foreign key."""

from django.apps import apps
from django.db import models


def kind_of(model: type[models.Model] | models.Model) -> str:
    """``kind_of(Household) == "register.household"``."""
    return model._meta.label_lower


def subject_of(row: models.Model) -> tuple[str, int]:
    """The kind and id by which a row is named."""
    return kind_of(row), row.pk


def find(kind: str, pk: int) -> models.Model:
    """The row of that name, past sight: the caller has asked already. Raises DoesNotExist or LookupError."""
    return apps.get_model(kind)._base_manager.get(pk=pk)
