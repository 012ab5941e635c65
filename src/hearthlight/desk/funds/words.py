"""Words of money that pages share."""

from django.utils.translation import gettext_lazy, pgettext_lazy

STREAMS = {
    "coal": pgettext_lazy("money", "coal-price part"),
    "subsidy": pgettext_lazy("money", "subsidy"),
    "whole": pgettext_lazy("money", "both, split unknown"),
}
KINDS = {
    "owe": pgettext_lazy("entry", "owed by the utility"),
    "receive": pgettext_lazy("entry", "received from the utility"),
    "send": pgettext_lazy("entry", "sent to a village"),
    "credit": pgettext_lazy("entry", "came from the county"),
    "share": pgettext_lazy("entry", "share of a project"),
    "fund": pgettext_lazy("entry", "set aside for a plan"),
    "pay": pgettext_lazy("entry", "paid"),
    "reverse": pgettext_lazy("entry", "undone"),
}
ACCOUNTS = {
    "receivable": pgettext_lazy("account", "owed by the utility"),
    "owed": pgettext_lazy("account", "owed to villages"),
    "settlement": pgettext_lazy("account", "settlement account"),
    "to_villages": pgettext_lazy("account", "sent to villages"),
    "from_county": pgettext_lazy("account", "from the county"),
    "from_projects": pgettext_lazy("account", "from projects"),
    "available": pgettext_lazy("account", "free for a plan"),
    "planned": pgettext_lazy("account", "set aside for plans"),
    "wages": pgettext_lazy("account", "wages"),
    "grants": pgettext_lazy("account", "grants and rewards"),
    "works": pgettext_lazy("account", "works and costs"),
}
HOW = {
    "quarter": gettext_lazy("It is the sum of a quarter."),
    "month": gettext_lazy("It is the sum of a month."),
    "whole": gettext_lazy("It is the sum of all that is open."),
    "statement": gettext_lazy("It is the sum of one statement."),
    "oldest": gettext_lazy("It pays the oldest ones."),
    "part": gettext_lazy("It pays the oldest ones, the last in part."),
    "none": gettext_lazy("It fits nothing that is open."),
}
CERTAINTY = {
    "sourced": "",
    "unconfirmed": gettext_lazy("unconfirmed"),
    "demo": gettext_lazy("a setting of this county"),
}
