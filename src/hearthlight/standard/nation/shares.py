"""How an invented nation is made up, and how often its register is wrong 样例数据. Pure data.

Nothing here is a statistic of any country: shares are chosen so that every rule has homes that hold it, break it, and
cannot be judged, at rates such as a register shows.
"""

from hearthlight.register import codes

SIZE = {1: 150, 2: 240, 3: 270, 4: 200, 5: 95, 6: 35, 7: 10}
"""People of a home: three on average."""

RELATION = [*codes.RELATION]
HEAD = {"head": 998, "son": 2}
SECOND = {
    "spouse": 719,
    "son": 120,
    "daughter": 60,
    "mother": 60,
    "father": 20,
    "grandson": 10,
    "sibling": 10,
    "head": 1,
}
FURTHER = {
    "son": 380,
    "daughter": 280,
    "mother": 80,
    "father": 50,
    "daughter_in_law": 60,
    "grandson": 70,
    "granddaughter": 55,
    "maternal_grandson": 10,
    "other": 15,
}
"""Relations to the head of the first, the second and further members; a second head and no head are planted faults."""

MALE = {"head": 0.82, "sibling": 0.5, "other": 0.5}
"""Share of men where the relation does not say the sex; a spouse is of the other sex than the head."""

YEARS = {
    "head": (0, 0),
    "spouse": (-5, 5),
    "sibling": (-8, 8),
    "other": (-40, 10),
    **dict.fromkeys(("son", "daughter", "son_in_law", "daughter_in_law"), (-38, -20)),
    **dict.fromkeys(("grandson", "granddaughter", "maternal_grandson", "maternal_granddaughter"), (-62, -44)),
    **dict.fromkeys(("father", "mother", "father_in_law", "mother_in_law"), (19, 34)),
    **dict.fromkeys(("husbands_father", "husbands_mother"), (19, 34)),
    **dict.fromkeys(("grandfather", "grandmother"), (40, 60)),
}
"""Years between a member and the head."""

NATION = {"汉族": 900, "壮族": 30, "回族": 25, "苗族": 25, "彝族": 17, None: 3}
OLD, GROWN, YOUNG = 60, 35, 16
EDUCATION = {
    OLD: {"none": 420, "primary": 400, "junior": 145, "senior": 30, None: 5},
    GROWN: {"none": 90, "primary": 290, "junior": 500, "senior": 95, "college": 20, None: 5},
    YOUNG: {"none": 10, "primary": 90, "junior": 555, "senior": 200, "college": 90, "university": 50, None: 5},
}
"""Education by the age from which it stands."""

LABOUR = {"ordinary": 820, "skilled": 60, "weak": 90, "lost": 25, None: 5}
LABOUR_OLD = {"weak": 560, "none": 380, "lost": 20, "ordinary": 37, None: 3}
LABOUR_CHILD = {"none": 995, "ordinary": 4, None: 1}
AWAY = {"none": 430, "township": 110, "county": 120, "province": 130, "out_of_province": 205, None: 5}

SCHEME = {"registration": 950, None: 50}
STATE = {"exited": 700, "registered": 230, "pre_exit": 20, "returned": 15, "cancelled": 30, None: 5}
KIND = {"unstable": 450, "marginal": 430, "sudden": 120}
CAUSE = {
    "illness": 420,
    "disability": 160,
    "schooling": 90,
    "labour": 120,
    "skill": 90,
    "capital": 80,
    "other": 35,
    None: 5,
}
RISK = {"illness": 400, "schooling": 90, "disaster": 40, "accident": 60, "job_lost": 200, "disability": 200, None: 10}
REMOVED = {"help": 800, "natural": 180, None: 20}

HOUSE = {"A": 350, "B": 590, "C": 35, "D": 15, None: 10}
REPAIRED = {True: 900, False: 90, None: 10}
SAFE = {True: 985, False: 10, None: 5}
MET = {True: 996, False: 2, None: 2}
WATER = {"tap": 800, "protected_well": 170, "open_well": 20, "rain": 5, None: 5}
INSURED = {True: 962, False: 33, None: 5}
EMPLOYEE_ELSE = {True: 600, False: 400}
"""Employee insurance of who is not insured as a resident."""
EMPLOYEE_TOO = {True: 1, False: 999}
INSURED_SERIOUS = {True: 970, False: 15, None: 15}
PENSION = {True: 880, False: 115, None: 5}

BUS = {True: 960, False: 20, None: 20}
VILLAGE = {"poor": 150, "exited": 120, None: 730}
