"""The rules of 常态化帮扶 from 2026: those of monitoring, unconfirmed until a new text is found. Pure."""

from datetime import date

from hearthlight.standard.pack import Source, dated
from hearthlight.standard.packs.shared.items import SEVEN
from hearthlight.standard.packs.shared.listing import MONITORING

TEXT: Source = ("2026年起的认定文件未见，暂沿用监测：收入、两不愁三保障、饮水安全", "unconfirmed")

RULES = dated(MONITORING, date(2026, 1, 1), None, {rule.code: TEXT for rule in SEVEN})
