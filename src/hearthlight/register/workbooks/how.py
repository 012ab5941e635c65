"""Why a row was taken for a household or person 匹配依据, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_  # noqa: N812

HOW = {
    "key": N_("by the hidden row key of our own export"),
    "id": N_("by the identity number"),
    "id_rewritten": N_("by the identity number, written in another way (full width, spaces, small x)"),
    "id_of_15": N_("by the identity number of 15 digits, made one of 18"),
    "id_of_certificate": N_("by the identity number within the disability certificate's"),
    "id_swapped": N_("by the identity number with two neighbouring digits put back"),
    "id_one_wrong": N_("by the identity number with one wrong digit put right"),
    "master_number": N_("by the national system's person number"),
    "name": N_("by the name, which one member of the household carries"),
    "name_relation": N_("by name and relation within the household"),
    "name_birth_village": N_("by name, birth date and village"),
    "household_number": N_("by the household number"),
    "new": N_("nobody like this stands in the register"),
}
"""Code to message."""


def words(code: str) -> str:
    """The reason in the reader's language."""
    return _(HOW[code])
