"""Which rows a figure of the sun counts on a day: one condition a figure, over Station, Milestone, Share or Reading.

`day` decides what is connected: a station without a connection milestone is neither connected nor to connect.
"""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from hearthlight.sun.models import Milestone, Station
from hearthlight.trail.dated import in_force


def done(stage: str, day: date, station: str = "pk") -> Exists:
    """Whether a station's stage is done by `day`; `station` is the path to the station from the row asked."""
    return Exists(Milestone.whole.filter(station=OuterRef(station), stage=stage, done_on__lte=day))


def open_stage(stage: str, day: date) -> Exists:
    """Whether a station's stage is planned or due and not done by `day`."""
    rows = Milestone.whole.filter(Q(done_on=None) | Q(done_on__gt=day), station=OuterRef("pk"), stage=stage)
    return Exists(rows)


def _narrowed(path: str = "", kind: str | None = None, plan_year: int | None = None) -> Q:
    wanted = {f"{path}kind": kind, f"{path}plan_year": plan_year}
    return Q(**{name: value for name, value in wanted.items() if value is not None})


def stations(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Every station, planned ones too; never a lot."""
    return ~Q(kind=Station.Kind.LOT) & _narrowed("", kind, plan_year)


def connected(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations connected by `day`."""
    return stations(day, kind, plan_year) & Q(done("connection", day))


def to_connect(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations whose connection is planned or due and not done."""
    return stations(day, kind, plan_year) & Q(open_stage("connection", day))


def connection_unknown(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations of whose connection nothing is known."""
    return stations(day, kind, plan_year) & ~Q(done("connection", day)) & ~Q(open_stage("connection", day))


def started(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations to connect whose building has begun (R22)."""
    return to_connect(day, kind, plan_year) & (Q(done("start", day)) | Q(done("frame", day)))


def not_started(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations to connect whose building is planned and has not begun."""
    return to_connect(day, kind, plan_year) & Q(open_stage("start", day)) & ~Q(done("frame", day))


def power_known(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations and lots whose power is known."""
    return Q(power_w__isnull=False) & _narrowed("", kind, plan_year)


def power_connected(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations and lots whose power is known and connected by `day`."""
    return power_known(day, kind, plan_year) & Q(done("connection", day))


def power_unknown(day: date, kind: str | None = None, plan_year: int | None = None) -> Q:
    """Stations and lots whose power is not known: never 0."""
    return _narrowed("", kind, plan_year) & Q(power_w=None)


def expected_income(day: date, state: str | None = None, plan_year: int | None = None) -> Q:
    """Stations with a stated income; `state` is connected, to_connect or None for all."""
    states = {"connected": Q(done("connection", day)), "to_connect": Q(open_stage("connection", day)), None: Q()}
    return Q(expected_fen_year__isnull=False) & _narrowed("", None, plan_year) & states[state]


def shares(day: date, plan_year: int | None = None) -> Q:
    """Shares that hold on `day`."""
    return in_force(day) & _narrowed("station__", None, plan_year)


def read(day: date, plan_year: int | None = None, kind: str | None = None) -> Q:
    """Readings that count and carry energy, up to `day`."""
    return Q(read_on__lte=day, set_aside=False, energy_wh__isnull=False) & _narrowed("station__", kind, plan_year)


def expected(day: date, plan_year: int | None = None, kind: str | None = None) -> Q:
    """Expected months of the stations connected by `day`."""
    return _narrowed("station__", kind, plan_year) & Q(done("connection", day, "station"))


def undone(day: date, stage: str | None = None) -> Q:
    """Milestones not done by `day`, of one stage or all."""
    return (Q(done_on=None) | Q(done_on__gt=day)) & (Q(stage=stage) if stage else Q())


def late(day: date, stage: str | None = None) -> Q:
    """Milestones whose term has passed and that are not done."""
    return undone(day, stage) & (Q(due_on__lt=day) | Q(due_on=None, planned_on__lt=day))


def due(day: date, stage: str | None = None, by: date | str | None = None) -> Q:
    """Open and not late; with `by` those whose term comes by then."""
    last = Q(due_on__lte=by) | Q(due_on=None, planned_on__lte=by) if by else Q()
    return undone(day, stage) & (Q(due_on__gte=day) | Q(due_on=None, planned_on__gte=day)) & last


def land_known(day: date) -> Q:
    """Sites whose land is known."""
    return Q(land_mu_milli__isnull=False)


def lost(day: date, cause: str | None = None) -> Q:
    """Losses of stations that began in the year before `day`, of one cause or all."""
    since = Q(from_date__gt=day - timedelta(days=365), from_date__lte=day, station__isnull=False, stands=True)
    return since & (Q(cause=cause) if cause else Q())


def lost_priced(day: date, cause: str | None = None) -> Q:
    """Those of stations whose price is known."""
    return lost(day, cause) & Q(lost_fen__isnull=False)


def losing(day: date, cause: str | None = None) -> Q:
    """Losses of stations that go on."""
    return Q(until=None, station__isnull=False, from_date__lte=day, stands=True) & (Q(cause=cause) if cause else Q())
