"""The rules of 建档立卡 2014–2020: the standard 一收入、两不愁、三保障, water, the logic of the register. Pure."""

from datetime import date

from hearthlight.standard.pack import dated
from hearthlight.standard.packs.shared.listing import REGISTER

RULES = dated(REGISTER, date(2014, 1, 1), date(2021, 1, 1))
