"""Every editor gives back exactly the JSON that it was given, whatever it is."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from app.contract.describe import by_path
from app.contract.pointer import NOT_SENT, NotSent
from app.contract.wire import Json, NumberText, dumps, same
from app.ui.forms.editors.base import Editor
from app.ui.forms.editors.registry import editor_for

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["", "5", "5.0", " 5", "MAN", "2 h", "null", '"5"', "2020-02-31", "Zoé\nLéa\u2028x", "\u202eabc"]
    )
    | st.text(max_size=12)
    | st.sampled_from([NumberText("1.10"), NumberText("1e400")])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


def editors(_: QApplication) -> dict[str, Editor]:
    return {path: editor_for(field) for path, field in by_path().items()}


def test_every_field_gives_back_what_it_was_given(qapp: QApplication) -> None:
    made = editors(qapp)
    heard: list[str] = []
    for path, editor in made.items():
        editor.changed.connect(lambda path=path: heard.append(path))

    @settings(max_examples=25, deadline=None)
    @given(VALUES)
    def round_trip(value: Json) -> None:
        for path, editor in made.items():
            editor.set_value(value)
            back = editor.value()
            assert not isinstance(back, NotSent), f"{path} forgot its value"
            assert same(back, value), f"{path}: {dumps(value, None)} came back as {dumps(back, None)}"
            editor.height_for(200)

    round_trip()
    for path, editor in made.items():
        editor.set_value(NOT_SENT)
        assert editor.value() is NOT_SENT, f"{path} can't be not sent"
        editor.deleteLater()
    assert heard == [], "showing a value must not be reported as an edit"


def test_every_editor_has_a_name_and_takes_the_focus(qapp: QApplication) -> None:
    for path, editor in editors(qapp).items():
        assert editor.accessibleName(), f"the editor of {path} has no accessible name"
        assert editor.focusPolicy().value, f"the editor of {path} can't be focused"
        editor.deleteLater()
