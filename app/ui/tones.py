"""How the colours of environments look in each theme."""

from app.ui.theme import Theme


def colour_of(tone: str, theme: Theme) -> str:
    """The theme's colour of an environment's tone, as `#rrggbb`; grey for one that is not known."""
    return {
        "blue": theme.accent,
        "green": theme.success,
        "amber": theme.warning,
        "red": theme.danger,
    }.get(tone, theme.muted)
