"""A documented rule that is broken on purpose, and the places where a reply can be bent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from app.contract.reply_parameters import ReplyParameters
from app.contract.request import GenerateRequest
from app.contract.wire import Json
from app.sandbox.draft import Draft
from app.sandbox.stop import Stop
from app.sandbox.turn import Turn

Answers: TypeAlias = list[dict[str, Json]]
OfRequest: TypeAlias = Callable[[GenerateRequest], GenerateRequest]
OfDraft: TypeAlias = Callable[[Turn, Draft], Draft]
OfAnswers: TypeAlias = Callable[[Turn, Answers], Answers]


def _same_request(request: GenerateRequest) -> GenerateRequest:
    return request


def _same_draft(_turn: Turn, draft: Draft) -> Draft:
    return draft


def _same_answers(_turn: Turn, answers: Answers) -> Answers:
    return answers


@dataclass(frozen=True)
class Deviation:
    """One broken rule, and how the sandbox breaks it: at one of four places, in this order."""

    name: str
    path: str
    """The field that the rule is about, as a path of the contract."""
    breaks: str
    """The documented rule that no longer holds."""
    request: OfRequest = _same_request
    """The request is taken for another one."""
    watched: OfDraft = _same_draft
    """What was decided about a stop, or about not answering, is changed."""
    spoken: OfDraft = _same_draft
    """What the persona is about to say is changed."""
    answers: OfAnswers = _same_answers
    """The finished answers are changed."""


def taken_for(field: str, values: Mapping[Any, Any]) -> OfRequest:
    """A reply parameter with one value counts as another one; None is left out or null."""

    def change(request: GenerateRequest) -> GenerateRequest:
        parameters = request.reply_parameters or ReplyParameters()
        value = getattr(parameters, field)
        return _with(request, {field: values[value]}) if value in values else request

    return change


def with_parameters(**values: Any) -> OfRequest:
    """The reply parameters count as these, whatever was sent."""
    return lambda request: _with(request, values)


def _with(request: GenerateRequest, values: Mapping[str, Any]) -> GenerateRequest:
    parameters = (request.reply_parameters or ReplyParameters()).model_copy(update=values)
    return request.model_copy(update={"reply_parameters": parameters})


def with_messages(change: Callable[[int], Mapping[str, Any]]) -> OfRequest:
    """Each message counts as changed by what `change` gives for its place."""

    def changed(request: GenerateRequest) -> GenerateRequest:
        messages = [
            message.model_copy(update=change(place)) for place, message in enumerate(request.messages or ())
        ]
        return request.model_copy(update={"messages": messages})

    return changed


def with_profiles(**values: Any) -> OfRequest:
    """Both profiles count as having these values."""

    def changed(request: GenerateRequest) -> GenerateRequest:
        profiles = {
            "user_profile": request.user_profile.model_copy(update=values),
            "persona_profile": request.persona_profile.model_copy(update=values),
        }
        return request.model_copy(update=profiles)

    return changed


def with_stop(change: Callable[[Turn, Stop], Stop | None]) -> OfDraft:
    """A stop is changed; None takes it away, so that the persona goes on talking."""

    def changed(turn: Turn, draft: Draft) -> Draft:
        return replace(draft, stop=change(turn, draft.stop)) if draft.stop else draft

    return changed


def each(change: Callable[[dict[str, Json]], Mapping[str, Json]]) -> OfAnswers:
    """Each answer gets the fields that `change` gives for it."""
    return lambda _turn, answers: [{**answer, **change(answer)} for answer in answers]


def all_of(field: str, values: Callable[[int], Json]) -> OfAnswers:
    """A field of each answer of a reply of several, by its place from 0."""

    def changed(_turn: Turn, answers: Answers) -> Answers:
        if len(answers) < 2:
            return answers
        return [{**answer, field: values(place)} for place, answer in enumerate(answers)]

    return changed
