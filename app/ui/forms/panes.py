"""The four editors of the bench, made from the contract's fields."""

from app.contract import groups
from app.contract.describe import by_path
from app.ui.bench import Bench
from app.ui.forms.editor_pane import FormPane


def user_pane(bench: Bench) -> FormPane:
    """The profile of the person who writes."""
    return _object_pane(bench, "userProfile")


def persona_pane(bench: Bench) -> FormPane:
    """The profile of the persona that answers."""
    return _object_pane(bench, "personaProfile")


def reply_pane(bench: Bench) -> FormPane:
    """How the reply is to be written."""
    return _object_pane(bench, "replyParameters")


def request_pane(bench: Bench) -> FormPane:
    """What of the request is neither a profile, nor a message, nor a reply parameter."""
    fields = by_path()
    return FormPane(bench, [fields["language"], fields["additionalLanguages"], fields["tags"]], "")


def _object_pane(bench: Bench, path: str) -> FormPane:
    root = by_path()[path]
    return FormPane(
        bench,
        root.children,
        f"/{path}",
        root=root,
        order=(*groups.PROFILE_GROUPS, *groups.REPLY_GROUPS),
        folded=(groups.INTIMATE,),
    )
