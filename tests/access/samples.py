"""Records that the demo does not hold, made for the table: a workbook that was received, a keying list made of one."""

from hearthlight.demo.world import DAY
from hearthlight.register.models import Household
from hearthlight.register.shadow import kept, keying, proof
from hearthlight.register.workbooks import upload
from hearthlight.trail.act import System, act
from hearthlight.trail.history import add
from hearthlight.trail.models import Source
from tests.sheets.books import book

SYSTEM = System("test")


def workbook(place: str) -> Source:
    """A file of one invented household."""
    rows = [["户编号", "姓名", "与户主关系"], [Household.whole.order_by("pk")[0].number, "赵样禾", "户主"]]
    return upload.receive(SYSTEM, place, DAY, "样例.xlsx", book(rows))


def keying_list(place: str) -> Source:
    """A list of no cell."""
    made = Source(kind=keying.KIND, title="样例", sha256="0", received_on=DAY, area_code=place)
    made.subject_kind, made.subject_id = "trail.source", workbook(place).pk
    with act(SYSTEM, "test.keying_list", at=place, day=DAY) as event:
        add(event, made)
    kept.write(made.pk, kept.SNAPSHOT, proof.nothing())
    return made
