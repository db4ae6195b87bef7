"""JSON values for hypothesis, with the number spellings and letters that careless programs change."""

from hypothesis import strategies as st

from app.contract.wire import Json, NumberText

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
spelt = st.sampled_from(
    ["1.10", "1e2", "1E+2", "-0", "-0.0", "0.10", "1e400", "5.0", "123456789012345678901234567890.5"]
).map(NumberText)
numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | spelt
scalars = st.none() | st.booleans() | numbers | texts


def _containers(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    return st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4)


values: st.SearchStrategy[Json] = st.recursive(scalars, _containers, max_leaves=12)
objects: st.SearchStrategy[dict[str, Json]] = st.dictionaries(texts, values, max_size=5)
