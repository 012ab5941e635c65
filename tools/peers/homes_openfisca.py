"""The standard's seven rules and the pass line in OpenFisca-core, as `bench_standard_peer.py` runs it.

``python homes_openfisca.py GIVEN.npz ANSWERED.npz TIMES``: arrays of households in, one array of answers a rule out
(0 breaks, 1 holds, 2 not applicable, 3 unknown); prints the households a second, median of TIMES, as JSON. The time
is that of a new simulation, its inputs set and every answer calculated.
"""

import json
import statistics
import sys
import time
from importlib.metadata import version

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

BREAKS, HOLDS, NOT_APPLICABLE, UNKNOWN = range(4)
YEAR = "2020"
MONEY = ("net_fen", "line_fen")
HOME = build_entity(key="household", plural="households", label="Household", is_person=True)


def answer(applies, known, breaks):
    """One of the four answers for each household."""
    return np.select([~applies, ~known, breaks], [NOT_APPLICABLE, UNKNOWN, BREAKS], HOLDS)


def income(home, period):
    """Net income is below the line times the size; with nobody in the home it cannot be told."""
    size = home("size", period)
    known = home("net_fen_known", period) & (size > 0)
    return answer(home("listed", period), known, home("net_fen", period) < home("line_fen", period) * size)


def yes(column):
    """A formula that holds where the column says yes."""

    def formula(home, period):
        return answer(home("listed", period), home(f"{column}_known", period), ~home(column, period))

    return formula


def nobody(column, among=None):
    """A formula that holds where the column counts nobody, of the homes that have somebody `among` whom to count."""

    def formula(home, period):
        applies = home("listed", period) & (home(among, period) > 0) if among else home("listed", period)
        return answer(applies, home(f"{column}_known", period), home(column, period) > 0)

    return formula


def housing(home, period):
    """Graded C or D and not repaired; unknown where neither column settles it."""
    unsound, repaired = home("house_unsound", period), home("house_repaired", period)
    unsound_known, repaired_known = home("house_unsound_known", period), home("house_repaired_known", period)
    settled = (unsound_known & ~unsound) | (repaired_known & repaired) | (unsound_known & repaired_known)
    return answer(home("listed", period), settled, unsound & ~repaired)


RULES = {
    "income": income,
    "food": yes("food_ok"),
    "clothes": yes("clothes_ok"),
    "schooling": nobody("pupils_out", "pupils_6_15"),
    "insurance": nobody("insured_missing"),
    "housing": housing,
    "water": yes("water_safe"),
}


def pass_line(home, period):
    """One answer a household from its seven."""
    each = [home(rule, period) for rule in RULES]
    breaks, holds, unknown = (np.logical_or.reduce([one == code for one in each]) for code in (BREAKS, HOLDS, UNKNOWN))
    return np.select([breaks, ~(holds | unknown), unknown], [BREAKS, NOT_APPLICABLE, UNKNOWN], HOLDS)


def variable(name, kind, formula=None):
    """A variable of the household a year."""
    parts = {"value_type": kind, "entity": HOME, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), parts | ({"formula": formula} if formula else {}))


def system(given):
    """The tax and benefit system: the inputs, the seven rules, the pass line."""
    made = TaxBenefitSystem([HOME])
    for name, array in given.items():
        made.add_variable(variable(name, bool if array.dtype == bool else float if name in MONEY else int))
    for name, formula in (RULES | {"pass_line": pass_line}).items():
        made.add_variable(variable(name, int, formula))
    return made


def calculated(made, given):
    """Every answer of one simulation."""
    simulation = SimulationBuilder().build_default_simulation(made, len(given["size"]))
    for name, array in given.items():
        simulation.set_input(name, YEAR, array)
    return {name: simulation.calculate(name, YEAR) for name in [*RULES, "pass_line"]}


def main(source, target, times):
    """Measure, write the answers, print."""
    with np.load(source) as file:
        given = dict(file)
    made, taken = system(given), []
    for _ in range(int(times)):
        started = time.perf_counter()
        answers = calculated(made, given)
        taken.append(time.perf_counter() - started)
    np.savez(target, **answers)
    speed = len(given["size"]) / statistics.median(taken)
    print(json.dumps({"peer": f"OpenFisca-core {version('openfisca-core')}", "households_a_second": speed}))


if __name__ == "__main__":
    main(*sys.argv[1:])
