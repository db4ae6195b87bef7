"""All deviations, by name."""

from collections.abc import Mapping
from typing import Final

from app.sandbox.deviations.deviation import Deviation
from app.sandbox.deviations.speaking import SPEAKING
from app.sandbox.deviations.stopping import STOPPING
from app.sandbox.deviations.wire import WIRE
from app.sandbox.deviations.writing import WRITING

DEVIATIONS: Final[tuple[Deviation, ...]] = (*WRITING, *SPEAKING, *STOPPING, *WIRE)
"""One or more for each documented rule that an answer can be held against."""

BY_NAME: Final[Mapping[str, Deviation]] = {deviation.name: deviation for deviation in DEVIATIONS}
