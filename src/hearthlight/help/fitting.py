"""Which work suits whom 分类就业帮扶: labour decides the kind of opening, never the other way round. Pure.

Source: the bulletin's Shuangjian piece (有劳动能力的直接提供就业岗位; 弱劳动能力的居家务工; 无劳动能力的力所能及的岗位;
卧床的给承担护理的适当帮助). Codes of labour are the register's; null is unknown.
"""

ABLE = ("ordinary", "skilled")
WEAK = ("weak",)
UNABLE = ("lost", "none")

KINDS_FOR = {
    ABLE: ("station_keeper", "road", "water", "patrol", "forest", "cleaning", "care", "home_work"),
    WEAK: ("home_work", "cleaning", "assigned", "care", "light", "patrol"),
    UNABLE: ("light", "assigned"),
}


def suits(kind: str, labour: str | None, bedridden: bool | None) -> bool | None:
    """Whether work of this kind suits a person; None when it cannot be said because their labour is unknown.

    A bedridden person is placed in no work: the help goes to whoever cares for them.
    """
    if bedridden:
        return False
    if labour is None:
        return None
    return any(labour in group and kind in kinds for group, kinds in KINDS_FOR.items())
