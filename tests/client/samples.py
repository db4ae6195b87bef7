"""A small everyday request."""

DOCUMENT = {
    "userProfile": {"id": "user-1", "firstName": "Alex", "birthdate": "1990-05-14"},
    "personaProfile": {"id": "persona-1", "firstName": "Robin", "birthdate": "1992-01-02"},
    "messages": [{"id": "1", "text": "Καλημέρα! 🚲", "bufferSeconds": "5"}],
    "unknown": {"kept": [1.10, None, "5"]},
}
