"""Kinds of member of a grid and the tracks by which they are nominated 成员类别与提名渠道. Pure.

Source: bulletin No. 22 of 2017 (党员、村民队长、致富能手、返乡创业能人、转业军人、文明户代表、群众代表，乡贤代表；
群众推荐与镇管区、村两委提名).
"""

KIND = {
    "party_member": "党员",
    "group_head": "村民队长",
    "rich_maker": "致富能手",
    "returned_founder": "返乡创业能人",
    "ex_serviceman": "转业军人",
    "civilised_household": "文明户代表",
    "mass_representative": "群众代表",
    "notable_official": "乡贤代表（公职人员）",
    "notable_successful": "乡贤代表（事业有成人士）",
}
"""Kinds of member 成员类别 (R66); a notable went out from here, is willing and has time."""

NOTABLE = ("notable_official", "notable_successful")
TRACK = {"people": "群众推荐", "committees": "管区、村两委提名"}
"""Nomination tracks 提名渠道 (R70); party representatives come by neither."""

PARTY = ("party", "probationary")
"""Political statuses 政治面貌 of the register that are party members 党员."""
