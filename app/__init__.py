"""DumGum Console: a desktop testing console for the DumGum conversation-generation API."""
