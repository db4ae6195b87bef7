"""What every test gets: no screen needed, folders of its own, no keychain and no token of the tester's."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("DUMGUM_TOKEN", None)
