"""Words for people that can be said in another language: an English text that remembers how it was made."""

from typing import Any


class Words(str):
    """The English text, with the template and the values that it was made from.

    It is a `str` everywhere; the window alone looks the template up in its language, fills the values in
    (those that are Words are translated first), and so needs no knowledge of who said it.
    """

    __slots__ = ("template", "values")

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, values: dict[str, Any]) -> "Words":
        """Fill `values` into the `{name}`s of `template`; a template without values is taken as it stands."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made


def words(template: str, /, **values: Any) -> Words:
    """Say something to people. `template` is a literal: the tool that collects what to translate reads it."""
    return Words(template, values)
