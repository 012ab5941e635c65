"""A station's page and a county's: losses that add up, money as it stands, the months to come, the log."""

import re
from datetime import date

import pytest

from hearthlight.desk.drawing.waterfall import Step, draw
from hearthlight.desk.station import losses
from hearthlight.sun.models import Loss, Station, Upkeep
from tests.desk.conftest import SignIn
from tests.desk.reading import page_of

LIXIN = "341623000000000"


def losing(cause: str = "") -> Loss:
    found = Loss.whole.filter(stands=True, station__isnull=False, lost_wh__gt=0)
    one = (found.filter(cause=cause) if cause else found).select_related("station").first()
    assert one
    return one


def test_the_steps_add_up_to_the_meter(county: date) -> None:
    for loss in Loss.whole.filter(stands=True, station__isnull=False).select_related("station")[:20]:
        steps = losses.health(loss.station, county).steps
        if steps:
            assert all(one.energy > 0 for one in steps)
            assert steps[0].energy - sum(one.energy for one in steps[1:-1]) == steps[-1].energy


def test_a_waterfall_hangs_each_loss_from_where_the_last_one_ended() -> None:
    steps = [Step("neighbours", 1000, "1,000"), Step("outage", 300, "−300", loss=True), Step("meter", 700, "700")]
    drawn = draw(steps, "a year")
    starts = [float(x) for x in re.findall(r'<rect x="([\d.]+)"', drawn)]
    widths = [float(x) for x in re.findall(r'width="([\d.]+)"', drawn)]
    assert starts[0] == starts[2] == 216
    assert starts[1] + widths[1] == pytest.approx(starts[0] + widths[0], abs=0.1)
    assert starts[1] == pytest.approx(starts[2] + widths[2], abs=0.1)
    assert draw([], "nothing") == ""


@pytest.mark.requirement("R12", "actual kWh beside what the sun gave")
def test_the_page_says_cause_energy_neighbours_and_how_sure(as_role: SignIn, county: date) -> None:
    loss = losing("outage")
    page = page_of(as_role("county"), f"/stations/{loss.station_id}/#losses")
    assert "停发" in page.words
    assert f"{loss.evidence['neighbours']}座周边电站" in page.words
    assert "未来几个月的展望" in page.words
    assert "运维日志" in page.words


def test_money_is_made_due_not_yet_due_received_and_late(as_role: SignIn, county: date) -> None:
    station = Station.whole.get(number="341623105220-V1")
    words = page_of(as_role("county"), f"/stations/{station.pk}/").words
    for name in ("已产生", "按规定今天已到期", "未到期"):
        assert name in words


def test_the_log_is_written_once_by_who_may_and_a_fault_is_told(as_role: SignIn, county: date) -> None:
    station = Station.whole.get(number="341623105220-V1")
    operator, address = as_role("operator"), f"/stations/{station.pk}/log"
    key = "5f0c1f3e-6c0f-4b7a-9a53-0f6f6a5f7a11"
    given = {"kind": "cleaned", "on": "2017-03-20", "words": "清洗组件", "key": key}
    assert operator.post(address, given).status_code == 302
    assert operator.post(address, given).status_code == 302
    assert Upkeep.whole.filter(station=station).count() == 1
    refused = operator.post(address, given | {"kind": "fault", "words": "", "key": ""})
    assert refused.status_code == 422
    assert operator.post(address, given | {"on": "2017-04-20", "key": ""}).status_code == 422
    assert as_role("auditor").post(address, given | {"key": ""}).status_code == 403
    assert "清洗组件" in page_of(operator, f"/stations/{station.pk}/").words


def test_the_county_page_opens_every_sum_and_its_causes_add_up(as_role: SignIn, county: date) -> None:
    page = page_of(as_role("county"), f"/stations/fleet/{LIXIN}/")
    assert "电站：发了多少、少发多少" in page.words
    opened = [href for href, _ in page.links if href.startswith("/number/sun.lost/")]
    assert any("cause=" in href for href in opened)
    for href in opened[:3]:
        page_of(as_role("county"), href)


def test_the_wall_by_day_lights_days(as_role: SignIn, county: date) -> None:
    page = page_of(as_role("county"), "/stations/?by=day")
    assert "逐日与周边电站相比" in page.words
    assert "02-28" in page.words
    assert "逐月与周边电站相比" not in page.words
