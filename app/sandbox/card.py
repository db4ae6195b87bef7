"""What `GET /` tells: who answers here, and by which rules."""

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.wire import Json
from app.sandbox.deviations.names import DEVIATIONS
from app.sandbox.faults.choice import Faults
from app.sandbox.faults.names import FAULTS, TAG
from app.sandbox.phrasebook import LANGUAGES
from app.sandbox.rules import RULES
from app.sandbox.service import Service
from app.sandbox.state import STATE_PATH


def card(service: Service, faults: Faults) -> Json:
    """The card of one sandbox."""
    return {
        "name": "DumGum Console sandbox",
        "does": "Plays the conversation service on this computer. Its sentences come from a phrasebook, "
        "not from a model, and cost nothing.",
        "endpoint": f"POST {ENDPOINT_PATH}",
        "seed": service.seed,
        "speed": service.speed,
        "languages": list(LANGUAGES),
        "rules": [{"name": rule.name, "source": rule.source.value, "does": rule.does} for rule in RULES],
        "state": f"DELETE {STATE_PATH} forgets profiles, bans, pauses and requests.",
        "deviationsOn": [deviation.name for deviation in service.deviations],
        "deviations": [
            {"name": deviation.name, "path": deviation.path, "breaks": deviation.breaks}
            for deviation in DEVIATIONS
        ],
        "faultTag": TAG,
        "faultsOn": [{"name": share.name, "rate": share.rate} for share in faults.shares],
        "faults": [
            {"name": fault.name, "does": fault.does, "clientSees": fault.sees, "byTag": fault.by_tag}
            for fault in FAULTS
        ],
    }
