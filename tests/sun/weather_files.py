"""Files of weather as their makers write them, invented and synthetic, from one year."""

import json
from datetime import datetime, timedelta

import numpy as np

from hearthlight.sun import climate
from hearthlight.sun.weather.climatology import year
from hearthlight.sun.weather.year import WeatherYear

YEAR = year(climate.read(), 33.15, 116.25)


def _utc(weather: WeatherYear) -> list[tuple[datetime, list[float]]]:
    """(hour in UTC of 2017, GHI, DNI, DHI, temperature, wind), the year's end wrapped around."""
    columns = [
        weather.global_horizontal,
        weather.direct_normal,
        weather.diffuse_horizontal,
        weather.temperature,
        weather.wind,
    ]
    rolled = np.array([np.roll(one, -int(weather.utc_offset)) for one in columns]).T.round(3).tolist()
    return [(datetime(2017, 1, 1) + timedelta(hours=n), row) for n, row in enumerate(rolled)]


def pvgis_typical(weather: WeatherYear = YEAR) -> str:
    """PVGIS TMY as JSON."""
    hourly = [
        {"time(UTC)": f"{at:%Y%m%d:%H%M}", "T2m": t, "RH": 60.0, "G(h)": g, "Gb(n)": b, "Gd(h)": d, "IR(h)": 300.0,
         "WS10m": w, "WD10m": 90.0, "SP": 101300.0}
        for at, (g, b, d, t, w) in _utc(weather)
    ]  # fmt: skip
    place = {"latitude": weather.latitude, "longitude": weather.longitude, "elevation": weather.altitude}
    chosen = [{"month": n, "year": 2017} for n in range(1, 13)]
    return json.dumps(
        {
            "inputs": {"location": place},
            "outputs": {"months_selected": chosen, "tmy_hourly": hourly},
            "meta": {"inputs": {}},
        }
    )


def nasa_power(weather: WeatherYear = YEAR, standard: str = "UTC") -> str:
    """NASA POWER's hourly CSV."""
    lines = [
        "-BEGIN HEADER-",
        "NASA/POWER Source Native Resolution Hourly Data",
        f"Location: latitude  {weather.latitude}   longitude {weather.longitude}",
        f"elevation from MERRA-2: Average for 0.5 x 0.625 degree lat/lon region = {weather.altitude} meters",
        f"Time standard: {standard}",
        "-END HEADER-",
        "YEAR,MO,DY,HR,ALLSKY_SFC_SW_DWN,ALLSKY_SFC_SW_DNI,ALLSKY_SFC_SW_DIFF,T2M,WS2M",
    ]
    rows = [f"{at:%Y},{at.month},{at.day},{at.hour}," + ",".join(map(str, row)) for at, row in _utc(weather)]
    return "\n".join(lines + rows)


def epw(weather: WeatherYear = YEAR) -> str:
    """EnergyPlus weather: eight lines of head, 35 columns, hours 1 to 24 of local standard time."""
    head = [f"LOCATION,Yangli,Anhui,CHN,Synthetic,000000,{weather.latitude},{weather.longitude},8.0,{weather.altitude}"]
    head += [
        "DESIGN CONDITIONS,0",
        "TYPICAL/EXTREME PERIODS,0",
        "GROUND TEMPERATURES,0",
        "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
    ]
    head += ["COMMENTS 1,synthetic", "COMMENTS 2,synthetic", "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31"]
    columns = [
        weather.temperature,
        weather.global_horizontal,
        weather.direct_normal,
        weather.diffuse_horizontal,
        weather.wind,
    ]
    rows = []
    for n in range(8760):
        at = datetime(2017, 1, 1) + timedelta(hours=n)
        t, g, b, d, w = (round(float(one[n]), 3) for one in columns)
        numbers = [
            t,
            5.0,
            60,
            101300,
            1400,
            1400,
            300,
            g,
            b,
            d,
            0,
            0,
            0,
            0,
            90,
            w,
            5,
            5,
            10,
            77777,
            9,
            999999999,
            0,
            0.1,
            0,
            88,
            0.2,
            0,
            0,
        ]
        rows.append(f"2017,{at.month},{at.day},{at.hour + 1},0,source," + ",".join(map(str, numbers)))
    return "\n".join(head + rows)
