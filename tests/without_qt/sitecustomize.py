"""Makes Qt impossible to import, in this process and every one below it: the wall round app/ui, tried out."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NoQt(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] in {"PySide6", "shiboken6", "qasync"}:
            raise ModuleNotFoundError(f"{fullname} can't be imported here on purpose.", name=fullname)
        return None


sys.meta_path.insert(0, _NoQt())
