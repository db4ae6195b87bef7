"""Which rows a form has and under which heading, read from the field descriptions alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.contract.description import FieldDescription, Kind
from app.contract.pointer import join


@dataclass(frozen=True)
class Slot:
    """One row to be: its field and pointer, and what its shape asks for."""

    field: FieldDescription
    pointer: str
    options: tuple[FieldDescription, str] | None = None
    """For a switch: the object beside it that holds its options, and its pointer."""
    unit_from: FieldDescription | None = None
    """The sibling that decides the unit."""

    @property
    def is_object(self) -> bool:
        """An object whose fields have rows of their own; it is shown where its own state says something."""
        return self.field.kind is Kind.OBJECT and not self.field.many


def slots_of(fields: Sequence[FieldDescription], base: str) -> Iterator[Slot]:
    """The rows of `fields` below the pointer `base`; objects are followed by the rows of their fields."""
    taken: set[str] = set()
    for field in fields:
        if field.name in taken:
            continue
        pointer = join(base, field.name)
        options = _options_of(field, fields)
        if options is not None:
            taken.add(options.name)
            yield Slot(field, pointer, options=(options, join(base, options.name)))
            continue
        yield Slot(field, pointer, unit_from=_unit_sibling(field, fields))
        if field.kind is Kind.OBJECT and not field.many:
            yield from slots_of(field.children, pointer)


def grouped(
    slots: Sequence[Slot], order: Sequence[str], whole: Slot | None = None
) -> Mapping[str, Sequence[Slot]]:
    """Slots by heading, headings as in `order` and then as they come; `whole` goes before all others."""
    groups: dict[str, list[Slot]] = {name: [] for name in order}
    for slot in slots:
        groups.setdefault(slot.field.group, []).append(slot)
    kept = {name: found for name, found in groups.items() if found}
    if whole is not None and kept:
        next(iter(kept.values())).insert(0, whole)
    return kept


def _options_of(field: FieldDescription, siblings: Sequence[FieldDescription]) -> FieldDescription | None:
    """A switch's options: the object beside a boolean whose name goes on from the boolean's."""
    if field.kind is not Kind.BOOLEAN or field.many:
        return None
    for other in siblings:
        if other.kind is Kind.OBJECT and not other.many and other.name.startswith(field.name):
            return other
    return None


def _unit_sibling(field: FieldDescription, siblings: Sequence[FieldDescription]) -> FieldDescription | None:
    """The sibling whose values name the units of the field."""
    if not isinstance(field.unit, Mapping):
        return None
    names = set(field.unit)
    return next((other for other in siblings if names <= {value.wire for value in other.values}), None)
