"""What schemathesis must know beside the schema: the one rule of a request that JSON Schema can't say."""

import schemathesis


@schemathesis.hook
def map_body(_context, body):
    """Messages run from the oldest on: all that schemathesis makes up get the first one's date."""
    messages = body.get("messages") if isinstance(body, dict) else None
    dated = [message for message in messages or () if isinstance(message, dict) and _is_text(message)]
    for message in dated[1:]:
        message["date"] = dated[0]["date"]
    return body


def _is_text(message):
    return isinstance(message.get("date"), str)
