"""Demo bank lines 样例数据: what the utility paid, as the bank's statement of the county's account shows it."""

from collections.abc import Sequence

from django.db.models import Sum

from hearthlight.money.models import Applied, BankLine, Entry, Leg
from hearthlight.trail.act import digest
from hearthlight.trail.history import add, bulk
from hearthlight.trail.models import Event, Source


def came(event: Event, county: str, booked: Sequence[Entry]) -> None:
    """One line for all that was received on a day, and which entries booked it."""
    legs = Leg.whole.filter(entry__in=booked, account__code="receivable").order_by()
    sums = {entry: -fen for entry, fen in legs.values_list("entry").annotate(fen=Sum("fen"))}
    title = f"样例 {event.day} 银行流水"
    paper = Source(kind="bank_file", title=title, sha256=digest(title), received_on=event.day, area_code=county)
    source = add(event, paper)
    line = BankLine(book=county, area_code=county, day=event.day, fen=sum(sums.values()), source=source, source_row=2)
    line.reference, line.words = f"样例{event.day:%Y%m%d}01", "样例 供电公司 光伏电费"
    if sums:
        add(event, line)
        bulk(event, [Applied(line=line, entry=one, fen=sums[one.pk]) for one in booked])
