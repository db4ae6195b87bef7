"""Where the API's one endpoint lives."""

from typing import Final

BASE_URL: Final = "https://api.dumgum.com"
ENDPOINT_PATH: Final = "/cs/v1/content_creation/conversations/generate"
"""POST, JSON in and out, with `Authorization: Bearer <access key>`."""
