"""The rules of 防返贫监测 2021–2025: the shared ones with its dates, the items by its own text. Pure."""

from datetime import date

from hearthlight.standard.pack import Source, dated
from hearthlight.standard.packs.shared.items import SEVEN
from hearthlight.standard.packs.shared.listing import MONITORING

TEXT: Source = ("中农组发〔2021〕7号：健全防止返贫动态监测和帮扶机制（收入、两不愁三保障、饮水安全）", "sourced")

RULES = dated(MONITORING, date(2021, 1, 1), date(2026, 1, 1), {rule.code: TEXT for rule in SEVEN})
