"""PySAM's Pvwattsv8 on the same weather, in the bench's own environment: stations a second.

python fleet_pysam.py GIVEN.npz  # arrays of one weather year, tilts and azimuths; prints JSON.
"""

import json
import sys
import time
from importlib.metadata import version
from typing import Any

import numpy as np
from PySAM import Pvwattsv8


def main(path: str) -> None:
    """Run every station once, and say how many a second."""
    given = np.load(path)
    names = {"dn": "direct_normal", "df": "diffuse_horizontal", "gh": "global_horizontal"}
    names |= {"tdry": "temperature", "wspd": "wind"}
    weather = {key: given[name].tolist() for key, name in names.items()}
    clock = [
        (month, day, hour) for month, days in enumerate(MONTHS, 1) for day in range(1, days + 1) for hour in range(24)
    ]
    weather |= {"year": [2017] * 8760, "minute": [30] * 8760}
    weather |= {key: [one[n] for one in clock] for n, key in enumerate(("month", "day", "hour"))}
    weather |= {"lat": float(given["latitude"]), "lon": float(given["longitude"]), "tz": 8.0, "elev": 30.0}
    model = _model(weather)
    started = time.perf_counter()
    energies = [_run(model, tilt, azimuth) for tilt, azimuth in zip(given["tilt"], given["azimuth"], strict=True)]
    seconds = time.perf_counter() - started
    told = {"peer": f"PySAM {version('nrel-pysam')} Pvwattsv8", "stations_a_second": len(energies) / seconds}
    print(json.dumps(told | {"kilowatt_hours": energies}))


MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _model(weather: dict[str, object]) -> Any:
    """The weather is handed over once: only the plane is the station's own."""
    model = Pvwattsv8.new()
    model.SolarResource.solar_resource_data = weather
    model.SystemDesign.system_capacity, model.SystemDesign.dc_ac_ratio = 100.0, 1.0
    model.SystemDesign.array_type, model.SystemDesign.gcr = 0, 0.4
    model.SystemDesign.losses, model.SystemDesign.inv_eff = 0.0, 96.0
    model.SystemDesign.module_type = 0
    return model


def _run(model: Any, tilt: float, azimuth: float) -> float:
    model.SystemDesign.tilt, model.SystemDesign.azimuth = float(tilt), float(azimuth)
    model.execute()
    return float(model.Outputs.ac_annual)


if __name__ == "__main__":
    main(sys.argv[1])
