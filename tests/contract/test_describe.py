"""The descriptions say what the contract's own list of fields says, no more and no less."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.contract.describe import answer_fields, by_path, request_fields
from app.contract.description import FieldDescription, Kind
from app.contract.pointer import NOT_SENT

DATA = Path(__file__).parents[1] / "data"
FIELDS = json.loads((DATA / "fields.json").read_text(encoding="utf-8"))


def as_row(field: FieldDescription) -> dict[str, Any]:
    """A description written as a row of fields.json, without its words."""
    row: dict[str, Any] = {
        "path": field.path,
        "type": ("array of " if field.many else "") + field.kind.value,
        "enum": [value.wire for value in field.values],
        "aliases": dict(field.aliases),
        "models": list(field.models),
        "required": field.required,
        "nullable": field.nullable,
        "deprecated": field.deprecated,
        "open": field.open,
        "unit": field.unit,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "minLength": field.min_length,
        "maxLength": field.max_length,
        "maxItems": field.max_items,
        "pattern": field.pattern,
    }
    row = {key: value for key, value in row.items() if value == 0 or value}
    row = {key: value for key, value in row.items() if value is not False}
    if not field.stated:
        row["stated"] = False
    if field.kind is Kind.NUMBER_TEXT:
        row["wire"] = "string or number"
    if field.default is not NOT_SENT:
        row["default"] = field.default
    if field.example is not NOT_SENT:
        row["example"] = field.example
    return row


def differences(rows: list[dict[str, Any]], fields: list[FieldDescription]) -> list[str]:
    ours = {field.path: as_row(field) for field in fields}
    theirs = {row["path"]: {key: value for key, value in row.items() if key != "doc"} for row in rows}
    found = [f"{path}: not in the models" for path in theirs if path not in ours]
    found += [f"{path}: not in the contract" for path in ours if path not in theirs]
    for path in theirs.keys() & ours.keys():
        for name in sorted(theirs[path].keys() | ours[path].keys()):
            said, expected = (json.dumps(row[path].get(name, "absent")) for row in (ours, theirs))
            if said != expected:
                found.append(f"{path}: {name} is {said} in the models, {expected} in the contract")
    return found


@pytest.mark.parametrize("part", ["request", "response"])
def test_every_field_and_attribute_is_the_contracts(part):
    tops = request_fields() if part == "request" else answer_fields()
    fields = [field for top in tops for field in top.walk()]

    assert "\n".join(differences(FIELDS[part], fields)) == ""
    assert [field.path for field in fields] == [row["path"] for row in FIELDS[part]]


def test_the_comparison_itself_sees_every_attribute():
    compared = set().union(
        *(as_row(field) for top in request_fields() + answer_fields() for field in top.walk())
    )
    written = {key for row in FIELDS["request"] + FIELDS["response"] for key in row}

    assert written - compared == {"doc"}


def test_every_field_has_words_for_people():
    fields = [field for top in request_fields() + answer_fields() for field in top.walk()]

    wordless = [
        field.path for field in fields if not (field.label and field.group and field.help.endswith("."))
    ]
    assert wordless == []
    shouting = [v for field in fields for v in field.values if "_" in v.label or not v.label]
    assert shouting == []
    twice = [f.path for f in fields if len({v.label for v in f.values}) < len(f.values)]
    assert twice == [], "two values of a field read the same"


def test_words_do_not_repeat_the_contracts_own():
    docs = {row["doc"] for row in FIELDS["request"] + FIELDS["response"] if len(row["doc"]) > 40}

    assert {field.help for field in by_path().values()} & docs == set()
