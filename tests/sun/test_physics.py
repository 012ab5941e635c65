"""Expected energy: anchored to the sourced year, true to pvlib's own chain, arrays in and out."""

from pathlib import Path

import numpy as np
import pytest
from pvlib import location, modelchain, pvsystem

from hearthlight.sun import climate, physics
from hearthlight.sun.bands import band
from hearthlight.sun.sky import TYPICAL_YEAR, sky

LIXIN = (33.15, 116.20)
ANHUI = climate.read()


def one(power: int = 187_200, tilt: float = 27.0) -> physics.Expected:
    return physics.expected([power], [LIXIN[0]], [LIXIN[1]], [tilt], [180.0], ANHUI)


def test_the_reference_station_makes_the_sourced_hours() -> None:
    given = ANHUI.reference
    hours = physics.full_load_hours([given.latitude], [given.longitude], [given.tilt], [given.azimuth], ANHUI)
    assert hours.sum() == pytest.approx(1083.56, abs=1e-6)


def test_the_zone_factor_is_a_plausible_share_of_losses() -> None:
    assert 0.7 < physics.scale(ANHUI) < 1.0


def test_agrees_with_pvlib_modelchain_on_the_same_weather() -> None:
    import pandas as pd

    above = sky(ANHUI, *LIXIN)
    hours = pd.date_range(f"{TYPICAL_YEAR}-01-01 00:30", periods=8760, freq="h", tz="Etc/GMT-8")
    place = location.Location(*LIXIN, tz="Etc/GMT-8", altitude=ANHUI.reference.altitude)
    hours = hours[(place.get_solarposition(hours)["apparent_zenith"] < 89.0).to_numpy()]
    weather = pd.DataFrame(
        {
            "ghi": above.global_horizontal,
            "dni": above.direct_normal,
            "dhi": above.diffuse_horizontal,
            "temp_air": above.temperature,
            "wind_speed": above.wind,
        },
        index=hours,
    )
    mount = pvsystem.FixedMount(surface_tilt=27.0, surface_azimuth=180.0)
    system = pvsystem.PVSystem(
        arrays=[
            pvsystem.Array(
                mount,
                module_parameters={"pdc0": 1.0, "gamma_pdc": physics.GAMMA},
                temperature_model_parameters={"u0": 25.0, "u1": 6.84},
            )
        ],
        inverter_parameters={"pdc0": 1.0 / physics.INVERTER, "eta_inv_nom": physics.INVERTER},
    )
    chain = modelchain.ModelChain(
        system,
        place,
        transposition_model="perez",
        dc_model="pvwatts",
        ac_model="pvwatts",
        aoi_model="no_loss",
        spectral_model="no_loss",
        temperature_model="faiman",
        losses_model="no_loss",
    )
    judged = chain.run_model(weather).results.ac.fillna(0.0)
    months = judged.groupby(judged.index.month).sum().to_numpy()
    ours = physics.raw_hours(ANHUI, *LIXIN, 27.0, 180.0)
    np.testing.assert_allclose(ours, months, rtol=0.002)


def test_energy_is_whole_watt_hours_and_the_year_is_its_months() -> None:
    expected = one()
    assert expected.month_wh.dtype == np.int64
    assert expected.month_wh.shape == (1, 12)
    assert expected.year_wh[0] == expected.month_wh[0].sum()


def test_energy_grows_with_power_alone() -> None:
    small, large = one(60_000), one(600_000)
    assert large.year_wh[0] == pytest.approx(10 * small.year_wh[0], abs=100)


def test_summer_beats_winter_and_south_beats_north() -> None:
    months = one().month_wh[0]
    assert months[6] > months[0]
    assert months[4] > months[11]
    south, north = physics.full_load_hours([LIXIN[0]] * 2, [LIXIN[1]] * 2, [27.0] * 2, [180.0, 0.0], ANHUI).sum(axis=1)
    assert south > 1.2 * north


def test_the_year_is_surer_than_a_month_and_both_hold_their_value() -> None:
    expected = one()
    year = (expected.year_high_wh - expected.year_low_wh) / expected.year_wh
    month = (expected.month_high_wh - expected.month_low_wh) / expected.month_wh
    assert (expected.month_low_wh < expected.month_wh).all()
    assert (expected.month_wh < expected.month_high_wh).all()
    assert 0.10 < year[0] < month.min()
    assert expected.certainty == "unconfirmed"


def test_band_of_a_period_narrows_with_more_months() -> None:
    month = one().month_wh[0].tolist()
    low, high = band(month, ANHUI.spread)
    longer_low, longer_high = band(month * 3, ANHUI.spread)
    assert (longer_high - longer_low) / sum(month * 3) < (high - low) / sum(month)
    assert band([], ANHUI.spread) == (0, 0)


def test_no_expected_month_reaches_the_cloudless_ceiling() -> None:
    hours = physics.full_load_hours([LIXIN[0]], [LIXIN[1]], [27.0], [180.0], ANHUI)[0]
    assert (hours < physics.ceiling_hours(*LIXIN, 27.0, 180.0, ANHUI)).all()


@pytest.mark.parametrize(
    ("power", "tilt", "sentence"),
    [([0], 27.0, "not known"), ([187_200], 97.0, "station 1: tilt 97.0"), ([1, 2], 27.0, "one row a station")],
)
def test_impossible_stations_are_named(power: list[int], tilt: float, sentence: str) -> None:
    with pytest.raises(physics.BadStation, match=sentence):
        physics.expected(power, [LIXIN[0]], [LIXIN[1]], [tilt], [180.0], ANHUI)


def test_a_county_replaces_the_climate_by_a_file(tmp_path: Path) -> None:
    text = (climate.OWN / "anhui.toml").read_text(encoding="utf-8").replace("1083.56\n", "1200.0\n")
    own = tmp_path / "lixin.toml"
    own.write_text(text, encoding="utf-8")
    more = physics.expected([187_200], [LIXIN[0]], [LIXIN[1]], [27.0], [180.0], climate.read(own))
    assert more.year_wh[0] == pytest.approx(one().year_wh[0] * 1200 / 1083.56, rel=1e-6)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("clearness = [0.61,", "clearness = [1.61,", "clearness of month 1 is 1.61; expected 0.05 to 1.0"),
        ("wind = [2.4, 2.6,", "wind = [", "wind has 10 values; twelve are needed"),
        ("[months]", "[month]", "is not a climate file"),
        ('certainty = "unconfirmed"', 'certainty = "sure"', "write sourced, unconfirmed or demo"),
    ],
)
def test_a_bad_climate_says_what_is_wrong(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    text = (climate.OWN / "anhui.toml").read_text(encoding="utf-8")
    own = tmp_path / "own.toml"
    own.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(climate.BadClimate, match=sentence):
        climate.read(own)
