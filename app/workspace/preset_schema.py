"""The JSON Schema of a preset file, made from the request's."""

from typing import Any

from app.contract.schema import request_schema
from app.workspace.presets import FORMAT, PresetKind


def preset_schema() -> dict[str, Any]:
    """The schema (2020-12) of a preset with its envelope; the content is described by its kind."""
    request = request_schema()
    definitions = request.pop("$defs", {})
    dialect = request.pop("$schema", "https://json-schema.org/draft/2020-12/schema")
    request.pop("$id", None)
    contents = {
        PresetKind.SCENARIO: {"$ref": "#/$defs/request"},
        PresetKind.PROFILE: _object_of(request, "userProfile"),
        PresetKind.REPLY_PARAMETERS: _object_of(request, "replyParameters"),
        PresetKind.CAMPAIGN: {"type": "object"},
    }
    return {
        "$schema": dialect,
        "title": "DumGum Console preset",
        "type": "object",
        "properties": _envelope(),
        "required": ["format", "kind", "name", "content"],
        "allOf": [_when(kind, content) for kind, content in contents.items()],
        "$defs": {**definitions, "request": request},
    }


def _envelope() -> dict[str, Any]:
    return {
        "format": {"const": FORMAT},
        "kind": {"enum": [kind.value for kind in PresetKind]},
        "name": {"type": "string", "pattern": r"\S"},
        "description": {"type": "string", "default": ""},
        "content": {"type": "object", "description": "The API's own JSON."},
        "checks": {"type": "array", "default": []},
    }


def _object_of(request: dict[str, Any], name: str) -> dict[str, Any]:
    """The schema of a request's field; a preset of it is an object, also where the field may be null."""
    return {"type": "object", "allOf": [request["properties"][name]]}


def _when(kind: PresetKind, content: dict[str, Any]) -> dict[str, Any]:
    return {
        "if": {"properties": {"kind": {"const": kind.value}}},
        "then": {"properties": {"content": content}},
    }
