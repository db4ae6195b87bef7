"""The sandbox's own OpenAPI description, made from the contract's schemas."""

from typing import Any, Final

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.schema import answer_schema, request_schema

_DEFS: Final = "#/$defs/"
_REFUSALS: Final = {
    "400": "The body is not JSON.",
    "401": "There is no bearer token.",
    "413": "The body is larger than 10 MB.",
    "422": "The body breaks the contract: every broken rule with its path, message and value.",
}


def openapi() -> dict[str, Any]:
    """An OpenAPI 3.1 document of the one endpoint."""
    schemas: dict[str, Any] = {"Refusal": _refusal()}
    for name, schema in (("Request", request_schema()), ("Response", answer_schema())):
        schemas |= {f"{name}.{key}": _moved(part, name) for key, part in schema.pop("$defs", {}).items()}
        schema.pop("$schema", None)
        schemas[name] = _moved(schema, name)
    return {
        "openapi": "3.1.0",
        "info": {"title": "DumGum Console sandbox", "version": "1"},
        "security": [{"bearer": []}],
        "paths": {ENDPOINT_PATH: {"post": _operation()}},
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation() -> dict[str, Any]:
    refusals = {status: _content("Refusal", words) for status, words in _REFUSALS.items()}
    return {
        "operationId": "generate",
        "summary": "Generates the persona's reply to a conversation.",
        "requestBody": {"required": True, **_content("Request")},
        "responses": {"200": _content("Response", "The reply: one or more answers, or none."), **refusals},
    }


def _content(schema: str, description: str = "") -> dict[str, Any]:
    content = {"content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}}
    return {"description": description, **content} if description else content


def _refusal() -> dict[str, Any]:
    rule = {
        "type": "object",
        "required": ["path", "message"],
        "properties": {"path": {"type": "string"}, "message": {"type": "string"}, "value": {}},
    }
    detail = {"anyOf": [{"type": "string"}, {"type": "array", "items": rule}]}
    return {"type": "object", "required": ["detail"], "properties": {"detail": detail}}


def _moved(node: Any, name: str) -> Any:
    """A schema whose references point at where its definitions lie now."""
    if isinstance(node, dict):
        return {
            key: f"#/components/schemas/{name}.{value.removeprefix(_DEFS)}"
            if key == "$ref" and isinstance(value, str) and value.startswith(_DEFS)
            else _moved(value, name)
            for key, value in node.items()
        }
    return [_moved(item, name) for item in node] if isinstance(node, list) else node
