"""Guardrails: which watch over the conversation, and what each does when it fires."""

from app.contract.declare import Given, Model, declare
from app.contract.groups import GUARDRAILS


class GuardrailOptions(Model):
    """What one guardrail does when it fires."""

    answer: bool | None = declare(
        "Answers",
        GUARDRAILS,
        "Whether the persona still answers when the guardrail fires. So the name reads; the API is silent.",
        stated=False,
    )
    ban_durations: Given[list[int]] = declare(
        "Bans",
        GUARDRAILS,
        "How long the user is banned the first time, the second time and so on. The API names no unit.",
        default_words="2 h, 12 h, 24 h, 48 h, then for good",
        stated=False,
    )


class Guardrails(Model):
    """One switch and one set of options for each guardrail."""

    malicious_content: bool | None = declare(
        "Malicious content", GUARDRAILS, "Reacts to malicious messages of the user."
    )
    malicious_content_option_set: GuardrailOptions | None = declare(
        "Malicious content: options", GUARDRAILS, "What happens when this guardrail fires."
    )
    ai_suspicion: bool | None = declare(
        "AI suspicion", GUARDRAILS, "Reacts when the user suspects that no human is writing."
    )
    ai_suspicion_option_set: GuardrailOptions | None = declare(
        "AI suspicion: options", GUARDRAILS, "What happens when this guardrail fires."
    )
    underage_detection: bool | None = declare(
        "Underage detection", GUARDRAILS, "Reacts when the user seems to be under 18."
    )
    underage_detection_option_set: GuardrailOptions | None = declare(
        "Underage detection: options", GUARDRAILS, "What happens when this guardrail fires."
    )
    unknown_language: bool | None = declare(
        "Unknown language",
        GUARDRAILS,
        "Reacts when the user writes in a language that the service does not know.",
    )
    unknown_language_option_set: GuardrailOptions | None = declare(
        "Unknown language: options", GUARDRAILS, "What happens when this guardrail fires."
    )
    message_repetition: bool | None = declare(
        "Message repetition", GUARDRAILS, "Reacts when the user sends the same message again and again."
    )
    message_repetition_option_set: GuardrailOptions | None = declare(
        "Message repetition: options", GUARDRAILS, "What happens when this guardrail fires."
    )
    prohibited_illegal_content: bool | None = declare(
        "Prohibited and illegal content",
        GUARDRAILS,
        "No longer used by the service, and to be removed.",
        deprecated=True,
    )
    prohibited_illegal_content_option_set: GuardrailOptions | None = declare(
        "Prohibited and illegal content: options",
        GUARDRAILS,
        "What happens when this guardrail fires.",
        deprecated=True,
    )
    dangerous_drug_use: bool | None = declare(
        "Dangerous drug use", GUARDRAILS, "No longer used by the service, and to be removed.", deprecated=True
    )
    dangerous_drug_use_option_set: GuardrailOptions | None = declare(
        "Dangerous drug use: options", GUARDRAILS, "What happens when this guardrail fires.", deprecated=True
    )
