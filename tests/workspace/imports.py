"""What the import tests share: the endpoint's address, a canary for a token, the one request of a text."""

from app.contract.endpoint import BASE_URL, ENDPOINT_PATH
from app.contract.wire import dumps
from app.workspace.importing.reader import read
from app.workspace.importing.request import Imported
from app.workspace.importing.words import FileReader, NotUnderstood
from app.workspace.presets import envelope_of

URL = BASE_URL + ENDPOINT_PATH
CANARY = "canary-7f3a9c-Qx41"


def one(text: bytes | str, files: FileReader | None = None) -> Imported:
    found = read(text, "Pasted", files)
    assert len(found) == 1, "the text holds one request"
    return found[0]


def refused(text: bytes | str, files: FileReader | None = None) -> str:
    """The sentence by which a text is refused."""
    try:
        found = read(text, "Pasted", files)
    except NotUnderstood as error:
        return error.message
    raise AssertionError(f"imported, and should not have been: {found}")


def everything_of(imported: Imported) -> str:
    """All that an import could write to a file or show."""
    saved = dumps(envelope_of(imported.preset))
    return "\n".join([repr(imported), saved, *imported.warnings, str(imported.base_url)])
