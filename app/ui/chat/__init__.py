"""The conversation: what was said, what came of each call, and what is said next."""
