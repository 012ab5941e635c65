"""What the columns that rules read are called on a page 指标名称."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_  # noqa: N812

HOUSEHOLD = {
    "scheme": N_("scheme"),
    "state": N_("state in the register"),
    "size": N_("size of the household"),
    "size_prev": N_("size of the household a year before"),
    "heads": N_("members entered as head"),
    "net_fen": N_("net income of the household"),
    "net_fen_prev": N_("net income of the year before"),
    "wage_fen": N_("wage income"),
    "line_fen": N_("line a head"),
    "income_verified": N_("income rests on papers"),
    "income_rise_percent": N_("rise of income that is looked at, in percent"),
    "income_fall_percent": N_("fall of income that is looked at, in percent"),
    "food_ok": N_("no worry about food"),
    "clothes_ok": N_("no worry about clothing"),
    "pupils_6_15": N_("children of school age"),
    "pupils_out": N_("children of school age out of school"),
    "insured_missing": N_("members without basic medical insurance"),
    "house_grade": N_("grade of the house"),
    "house_repaired": N_("house repaired"),
    "house_area": N_("area of the house"),
    "road_metres": N_("distance to the main road of the village"),
    "water_safe": N_("safe drinking water"),
    "states_impossible": N_("states that cannot follow the one before"),
    "registered_year": N_("year of registration"),
    "exited_year": N_("year of exit"),
    "changes_unexplained": N_("members who came or went without a reason"),
    "public_openings": N_("members who hold a public-welfare opening"),
    "public_openings_unknown": N_("members of whom that is not known"),
    "public_openings_many": N_("openings in one home that are looked at"),
    "monitored": N_("monitored household"),
    "monitored_kind": N_("kind of monitored household"),
    "monitored_from": N_("day of identification as monitored"),
    "risk_main": N_("main risk"),
    "risk_removed": N_("risk removed"),
    "removal_way": N_("way of removal"),
    "removed_on": N_("day of removal"),
    "removed_net_fen": N_("net income after removal"),
    "removed_self_paid_fen": N_("own medical cost after removal"),
    "removed_schooled": N_("schooling guaranteed after removal"),
    "removed_insured": N_("medical care guaranteed after removal"),
    "removed_housed": N_("safe house after removal"),
    "removed_water_safe": N_("safe water after removal"),
}
MEMBER = {
    "registered": N_("of a registered household"),
    "relation": N_("relation to the head"),
    "sex": N_("sex"),
    "head_sex": N_("sex of the head"),
    "age": N_("age"),
    "id_valid": N_("identity number in order"),
    "id_sex": N_("sex by the identity number"),
    "id_age": N_("age by the identity number"),
    "id_birth_same": N_("birth date as in the identity number"),
    "id_times": N_("times this identity number stands in the register"),
    "nation": N_("nation"),
    "education": N_("education"),
    "schooling": N_("in school"),
    "labour": N_("labour"),
    "labour_age_begin": N_("age at which labour begins"),
    "labour_age_end": N_("age at which labour ends"),
    "away_place": N_("where the member works away"),
    "away_months": N_("months of work away"),
    "insured_resident": N_("medical insurance of residents"),
    "insured_employee": N_("medical insurance of employees"),
    "insured_serious": N_("insurance for serious illness"),
    "public_opening": N_("public-welfare opening"),
    "public_opening_months": N_("months of the public-welfare opening"),
}
VILLAGE = {
    "exited": N_("village out of poverty"),
    "households": N_("households of the village"),
    "houses_unsafe": N_("households in dangerous houses"),
    "water_unsafe": N_("households without safe water"),
    "schools": N_("village schools"),
    "bus": N_("bus to the village"),
}
MEASURE = {
    "days_late": N_("days since its day passed"),
    "has_result": N_("result written down"),
    "has_paper": N_("paper kept"),
    "result_fen": N_("amount of the result"),
    "measures": N_("measures written down"),
    "measures_of_health": N_("measures of health"),
    "measures_of_social": N_("measures of social help"),
    "measures_of_safety_net": N_("measures of assistance"),
}
COLUMNS = HOUSEHOLD | MEMBER | VILLAGE | MEASURE


def column_words(column: str) -> str:
    """A column in the language of the page; its own name where nobody gave it words."""
    return _(COLUMNS[column]) if column in COLUMNS else column
