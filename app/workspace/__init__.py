"""The tester's files: the document on the bench, presets, settings, secrets."""
