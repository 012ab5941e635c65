"""The facts that nobody changes alone: who somebody is and what money comes to the home 身份与收支信息.

Each goes through a change request 变更申请, which takes effect when it is approved. Numbers are sealed as they come in.
"""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hearthlight.desk.record.question import Group, Question
from hearthlight.desk.terms import term
from hearthlight.register import codes

MOST_FEN = 10_000_000_000
_item = lazy(term, str)
TELEPHONE = Question("telephone", _("Telephone number"), "sealed", low=7, high=20)
HOME = Group(
    "bank",
    _("Bank and telephone"),
    (
        Question("bank", _("Bank"), "text", high=60),
        Question("card", _("Account number"), "sealed", low=8, high=30),
        TELEPHONE,
    ),
)
MEMBER = Group(
    "identity",
    _("Identity"),
    (
        Question("name", pgettext_lazy("page", "Name"), "text", low=1, high=64),
        Question("birth", _("Birth date"), "day"),
        Question("sex", _("Sex"), "code", codes.SEX),
        Question("identity", _("Identity number"), "sealed", low=18, high=18),
        Question("disability", _("Number of the disability certificate"), "sealed", low=18, high=22),
        TELEPHONE,
    ),
)
INCOME = Group(
    "income",
    _("Income of the year"),
    tuple(Question(item, _item(codes.INCOME_ITEM, item), "yuan", high=MOST_FEN) for item in codes.INCOME_ITEM),
)
"""Items of the income account 收入账科目; the whole sum of an item in a year."""
