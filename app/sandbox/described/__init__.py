"""The sandbox's own OpenAPI description."""
