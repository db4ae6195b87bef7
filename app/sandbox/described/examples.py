"""The examples in the OpenAPI description: the documented ones, with everyday values for placeholders."""

from typing import Final

from app.contract.wire import Json

REQUEST: Final[Json] = {
    "userProfile": {
        "id": "user-1",
        "gender": "WOMAN",
        "version": "2025-01-01T12:34:20Z",
        "firstName": "Nora",
        "birthdate": "1990-05-14",
        "countryCode": "FR",
        "city": "Lyon",
        "postalCode": "69001",
        "timeZone": "Europe/Paris",
        "features": {"height": 168, "job": "Gardener", "interests": ["TAILORING"], "unitSystem": "METRIC"},
        "mainPictureUrl": "https://example.org/images/public.jpg",
        "pictures": ["https://example.org/images/public.jpg"],
        "pets": [{"name": "Milo", "sex": "MALE", "age": 4, "breed": "Beagle", "type": "Dog"}],
    },
    "personaProfile": {
        "id": "persona-1",
        "gender": "MAN",
        "version": "2025-01-01T12:34:20Z",
        "firstName": "Elias",
        "birthdate": "1988-02-03",
        "countryCode": "FR",
        "city": "Paris",
        "features": {"job": "Baker", "interests": ["TAILORING"]},
        "personality": "SUPPORTIVE",
    },
    "language": "EN",
    "messages": [
        {
            "id": "message-1",
            "sender": "USER",
            "date": "2023-04-25T10:00:00Z",
            "pictureUrls": ["https://example.org/images/garden.jpg"],
            "poke": True,
            "gifts": [{"name": "Rose", "tier": "LOW"}],
            "text": "Good morning, how was the market?",
        }
    ],
    "additionalLanguages": ["FR"],
    "tags": {"run": 7},
    "replyParameters": {
        "chatModel": "dating-smart-1",
        "bufferSeconds": "5",
        "maxProcessingTimeSeconds": "300",
        "fixedResponseLength": False,
        "sentenceLength": None,
        "emojis": "FREQUENT",
        "multipleMessagesPerReply": False,
        "questionFrequency": 0.5,
        "replyTypingDelay": "INSTANT",
        "engage": None,
        "guardrails": {
            "aiSuspicion": True,
            "aiSuspicionOptionSet": {"answer": True, "banDurations": [7200, 43200]},
        },
        "preventAggressiveTone": True,
        "postProcessing": {"greekRewrite": False},
        "meetingPolicy": None,
    },
}

RESPONSE: Final[Json] = {
    "answers": [
        {
            "id": "answer_a1B2c3D4e5F6g7H8i9",
            "userProfileId": "user-1",
            "personaProfileId": "persona-1",
            "type": "TEXT",
            "tags": {"run": 7},
            "cost": "0.0164",
            "responseTime": 1.23,
            "sequenceNumber": 0,
            "createdAt": "2023-11-07T05:31:56.000+00:00",
            "text": "Good morning. The market was lovely. What did you plant this week?",
            "pictureUrl": None,
            "conversationStopReason": None,
            "conversationStoppedUntil": None,
            "parentAnswerId": None,
        }
    ]
}

BROKEN_RULES: Final[Json] = {
    "detail": [
        {
            "path": "/messages/0/pictureUrls/0",
            "message": "Must be an address that begins with http:// or https://.",
            "value": "ftp://example.org/one.jpg",
        }
    ]
}
