"""A request as a Python script that sends it with httpx."""

from typing import Final

from app.client.environment import TOKEN_VARIABLE
from app.contract.wire import Json, dumps

_SCRIPT: Final = '''"""Sends one request to the DumGum API and prints the answer. Needs httpx."""

import os
import sys

import httpx

URL = {url}
BODY = r\'\'\'{body}\'\'\'

token = os.environ.get("{variable}")
if not token:
    sys.exit("Set the variable {variable} to your access key.")
response = httpx.post(
    URL,
    content=BODY.encode(),
    headers={{"Authorization": f"Bearer {{token}}", "Content-Type": "application/json"}},
    timeout=httpx.Timeout(330, connect=10),
)
print(f"{{response.status_code}} {{response.reason_phrase}}", file=sys.stderr)
sys.stdout.buffer.write(response.content)
sys.exit(0 if response.is_success else 1)
'''


def as_python(content: Json, url: str) -> str:
    """A script that posts `content` to `url` and ends with 1 where the service refuses it.

    The token is read from DUMGUM_TOKEN. The body stands there as JSON, so that numbers keep their spelling.
    """
    # Apostrophes stand inside JSON's strings alone, where an escape says the same.
    body = dumps(content).replace("'''", r"''\u0027")
    return _SCRIPT.format(url=repr(url), body=body, variable=TOKEN_VARIABLE)
