"""The OpenAPI document, made from the contract's schemas."""

from datetime import date
from typing import Any, Final

from app.contract.endpoint import ENDPOINT_PATH
from app.contract.schema import answer_schema
from app.sandbox.described import examples
from app.sandbox.described.accepted import accepted_schema
from app.sandbox.described.responses import content, refused, responses, schemas
from app.sandbox.faults.names import TAG
from app.sandbox.state import STATE_PATH

_DEFS: Final = "#/$defs/"
_SANDBOX_ONLY: Final = "The sandbox's own: the service has no such path."


def openapi(today: date) -> dict[str, Any]:
    """The endpoint and the sandbox's own paths, in OpenAPI 3.1; `today` decides who is an adult."""
    parts = schemas()
    for name, schema in (("Request", accepted_schema(today)), ("Response", answer_schema())):
        schema.pop("$schema", None)
        schema.pop("$id", None)  # with it, references would be looked for below the API's address
        parts |= {f"{name}.{key}": _moved(part, name) for key, part in schema.pop("$defs", {}).items()}
        parts[name] = _moved(schema, name)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "DumGum Console sandbox",
            "version": "1",
            "description": "Plays the conversation service on this computer. Only what it does without a "
            f'fault is described; a fault is asked for by "{TAG}" in the tags of a request. Other paths '
            "answer 404, other methods 405.",
        },
        "servers": [{"url": "/"}],
        "security": [{"bearer": []}],
        "paths": {
            ENDPOINT_PATH: {"post": _generate()},
            "/": {"get": _own("about", "Tells who answers here, and by which rules.", "Card")},
            "/openapi.json": {"get": _own("describe", "This document.", "Document")},
            STATE_PATH: {"delete": _forget()},
        },
        "components": {
            "schemas": parts | {"Document": {"type": "object", "required": ["openapi", "info", "paths"]}},
            "responses": responses(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Any text, unless the sandbox was started with an access key.",
                }
            },
        },
    }


def _generate() -> dict[str, Any]:
    body = content("Request", "")["content"]
    body["application/json"]["examples"] = {"everyday": {"value": examples.REQUEST}}
    reply = content("Response", "The reply: one or more answers, or none where nothing is new.")
    reply["content"]["application/json"]["examples"] = {"one answer": {"value": examples.RESPONSE}}
    return {
        "operationId": "generate",
        "summary": "Generates the persona's reply to a conversation.",
        "description": "Messages run from the oldest on, which a schema can't say: others get 422.",
        "requestBody": {"required": True, "content": body},
        "responses": {"200": reply, **refused(("400", "401", "413", "415", "422", "504"))},
    }


def _own(name: str, summary: str, schema: str) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "description": _SANDBOX_ONLY,
        "security": [],
        "responses": {"200": content(schema, summary)},
    }


def _forget() -> dict[str, Any]:
    return {
        "operationId": "forget",
        "summary": "Forgets profiles, bans, pauses and requests.",
        "description": _SANDBOX_ONLY,
        "security": [],
        "responses": {"204": {"description": "Everything is forgotten."}},
    }


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
