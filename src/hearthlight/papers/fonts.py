"""Chinese fonts for PDF: the county's own office fonts if it gives a folder, else open ones of the machine.

GB/T 9704-2012 asks for 小标宋 (titles), 仿宋 (body), 黑体 and 楷体 (headings), 宋体 (page numbers). Office fonts may
not be shipped; Noto Serif CJK stands in for what is missing. Without any Chinese font no PDF is made: never boxes.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

_SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC", "SimSun", "STSong")
_SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC", "Microsoft YaHei")

ROLES: dict[str, tuple[str, ...]] = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", *_SERIF, *_SANS),
    "body": ("FangSong_GB2312", "FangSong", "STFangsong", "FandolFang R", *_SERIF, *_SANS),
    "black": ("SimHei", "STHeiti", *_SANS, *_SERIF),
    "kai": ("KaiTi_GB2312", "KaiTi", "STKaiti", "LXGW WenKai", *_SERIF, *_SANS),
    "song": ("SimSun", "STSong", *_SERIF, *_SANS),
}
"""Families that may serve each role of the standard, best first."""

HOW_TO_INSTALL = (
    "No Chinese font was found, so no PDF was made: install fonts-noto-cjk, "
    "or put the county's fonts into a folder and name it in HEARTHLIGHT_FONTS."
)


class NoChineseFont(RuntimeError):
    """This machine cannot draw Chinese; says what to install."""

    def __init__(self) -> None:
        super().__init__(HOW_TO_INSTALL)


@dataclass(frozen=True)
class Faces:
    """What typst needs: the loaded fonts, and the families found for each role, best first."""

    fonts: typst.Fonts
    roles: dict[str, list[str]]


@lru_cache(maxsize=4)
def faces(folder: Path | None = None, machine: bool = True) -> Faces:
    """Fonts of `folder` and, if `machine`, of this machine. Raises NoChineseFont when a role stays empty."""
    fonts = typst.Fonts(machine, False, [str(folder)] if folder else [])
    return Faces(fonts, choose(fonts.families()))


def choose(families: list[str]) -> dict[str, list[str]]:
    """The families that stand for each role among those installed. Raises NoChineseFont."""
    installed = {family.casefold() for family in families}
    roles = {role: [name for name in names if name.casefold() in installed] for role, names in ROLES.items()}
    if not all(roles.values()):
        raise NoChineseFont
    return roles
