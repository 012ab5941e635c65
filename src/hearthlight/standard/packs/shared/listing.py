"""Which of the shared rules each scheme asks, in the order in which pages show them. Pure."""

from hearthlight.standard.packs.shared import homes, identity, incomes, items, monitoring, openings, people, states
from hearthlight.standard.packs.shared import villages as village

LOGIC = (*states.RULES, *homes.RULES, *openings.RULES, *identity.RULES, *people.RULES, *village.RULES)
"""The logic of the register 疑点数据, which goes on from scheme to scheme."""

REGISTER = (*items.OF_REGISTERED, *incomes.OF_REGISTERED, *LOGIC)
"""建档立卡 2014–2020."""

MONITORING = (*items.OF_HELD, *incomes.OF_HELD, *monitoring.RULES, *LOGIC)
"""防返贫监测 from 2021, and routine help from 2026 as far as no new text was found."""
