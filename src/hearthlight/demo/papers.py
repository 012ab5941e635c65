"""Demo papers: Bulletin No. 22 in our own words, composed and published from the demo's records on its day."""

from importlib.resources import files
from pathlib import Path

from hearthlight.demo.world import CITY, World
from hearthlight.papers import actions, template
from hearthlight.people.sight import EVERYTHING


def load(world: World) -> None:
    """No. 22 with every figure frozen; its web posting is of a later day, as the source states."""
    with_figures = template.read(Path(str(files("hearthlight.papers") / "bulletins" / "2017-22.toml")))
    issue = actions.compose(world.system, with_figures, CITY, synthetic=True)
    actions.publish(world.system, issue, EVERYTHING, day=world.day)
