"""The figures of Bulletin No. 22 as published, by code, place and arguments: what the records must add up to.

Each line is a row or rows of the source's list of figures (F… figure, C… relation).
"""

SHUANGJIAN, GONGDIAN, LIXIN = "341622101", "341623108", "341623"
WULI, ZHANGLOU, CITY = "341623105001", "34162310522", "3416"

Key = tuple[str, str, tuple[tuple[str, str | int], ...]]


def key(code: str, place: str, **arguments: str | int) -> Key:
    """One published figure's name; the place without its trailing zeros."""
    return code, place, tuple(sorted(arguments.items()))


PUBLISHED: dict[Key, int] = {
    key("places.counties", CITY): 4,
    key("places.villages", GONGDIAN): 18,
    key("places.villages", SHUANGJIAN): 23,
    key("places.villager_groups", SHUANGJIAN): 333,
    key("places.work_zones", GONGDIAN): 3,
    key("papers.stated_values", SHUANGJIAN, measure="register.households_registered", period="2017-03"): 1743,
    key("papers.stated_values", SHUANGJIAN, measure="register.people_registered", period="2017-03"): 4664,
    key("papers.stated_values", SHUANGJIAN, measure="area_square_kilometres", period="2017-03"): 144,
    key("papers.stated_values", SHUANGJIAN, measure="farmland_mu", period="2017-03"): 144000,
    key("papers.stated_values", SHUANGJIAN, measure="register.households_exited", period=2017): 521,
    key("papers.stated_values", SHUANGJIAN, measure="register.people_exited", period=2017): 1226,
    key("papers.stated_values", SHUANGJIAN, measure="register.poverty_rate", period=2017): 80,
    key("papers.stated_values", ZHANGLOU, measure="money.people_helped", period=2017): 120,
    key("papers.stated_values", GONGDIAN, measure="papers.checklists", period=2016): 11,
    key("papers.stated_values", GONGDIAN, measure="papers.checklists", period=2017): 3,
    key("people.leaders_in_charge", GONGDIAN): 2,
    key("people.poverty_office_staff", GONGDIAN): 2,
    key("people.villages_with_specialist", GONGDIAN): 18,
    key("register.households", SHUANGJIAN): 21507,
    key("register.people", SHUANGJIAN): 90100,
    key("register.people", GONGDIAN): 83000,
    key("register.poor_people", GONGDIAN, year=2016): 6960,
    key("register.poverty_rate_of_year", GONGDIAN, year=2016): 839,
    key("register.households_exited", GONGDIAN, year=2016): 889,
    key("register.people_exited", GONGDIAN, year=2016): 1794,
    key("register.households_exited", SHUANGJIAN, year=2014): 232,
    key("register.people_exited", SHUANGJIAN, year=2014): 611,
    key("register.households_exited", SHUANGJIAN, year=2015): 294,
    key("register.people_exited", SHUANGJIAN, year=2015): 780,
    key("register.households_exited", SHUANGJIAN, year=2016): 413,
    key("register.people_exited", SHUANGJIAN, year=2016): 1268,
    key("register.households_left", SHUANGJIAN): 790,
    key("register.people_left", SHUANGJIAN): 1921,
    key("register.poverty_rate", SHUANGJIAN): 213,
    key("register.households_registered", SHUANGJIAN): 1729,
    key("register.people_registered", SHUANGJIAN): 4580,
    key("register.poor_villages", SHUANGJIAN, kind="poor"): 5,
    key("register.poor_villages", GONGDIAN, kind="key"): 4,
    key("register.villages_exited", SHUANGJIAN, year=2016): 3,
    key("register.villages_exited", GONGDIAN, year=2016): 4,
    key("register.villages_left", SHUANGJIAN): 2,
    key("sun.stations", ZHANGLOU): 3,
    key("sun.stations", LIXIN, kind="village", plan_year=2016): 346,
    key("sun.stations_connected", WULI): 3,
    key("sun.stations_connected", LIXIN, kind="village", plan_year=2016): 186,
    key("sun.stations_to_connect", WULI, plan_year=2017): 2,
    key("sun.stations_to_connect", LIXIN, kind="village", plan_year=2016): 160,
    key("sun.site_land", WULI): 13_500,
    key("sun.capacity", WULI, plan_year=2016): 561_600,
    key("sun.capacity", ZHANGLOU, plan_year=2015): 60_000,
    key("sun.capacity", LIXIN): 201_951_200,
    key("sun.capacity", LIXIN, plan_year=2015): 18_300_000,
    key("sun.capacity", LIXIN, plan_year=2016): 97_531_200,
    key("sun.capacity", LIXIN, plan_year=2017): 86_120_000,
    key("sun.sharing_villages", LIXIN, plan_year=2016): 175,
    key("sun.shared_capacity", LIXIN, plan_year=2016): 32_760_000,
    key("sun.expected_income", WULI, state="connected"): 66_000_000,
    key("sun.expected_income", WULI, state="to_connect"): 44_000_000,
    key("sun.expected_income", ZHANGLOU): 51_000_000,
    key("sun.generated", ZHANGLOU, plan_year=2015): 98_270_000,
    key("money.solar_income", ZHANGLOU, plan_year=2015): 9_827_000,
}
