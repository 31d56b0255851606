"""Which of the user's files each imported module rests on."""

import builtins
import importlib
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from types import ModuleType

from tradegen.introspect.project_files import ProjectFiles


class ImportGraph:
    """Records which module of the user's imports which; ``install`` before the first of them is imported.

    ``loading`` is entered while one of them imports an installed package that was not there yet.
    """

    def __init__(self, files: ProjectFiles, loading: Callable[[str], AbstractContextManager[None]]) -> None:
        self._files = files
        self._loading = loading
        self._imports: defaultdict[str, set[str]] = defaultdict(set)
        self._data: defaultdict[str, set[str]] = defaultdict(set)
        self._import: Callable[..., ModuleType] = builtins.__import__
        self._import_module = importlib.import_module

    def install(self) -> None:
        """Watch ``import`` statements and ``importlib.import_module`` from now on."""
        builtins.__import__ = self._watched_import
        importlib.import_module = self._watched_import_module

    def record_read(self, path: str) -> None:
        """Remember a data file that a module reads while it is imported."""
        file = self._files.relative(path)
        if file is None or file.endswith((".py", ".pyc")):
            return
        importer = self._importer()
        if importer is not None:
            self._data[importer].add(file)

    def files(self, module: str) -> tuple[str, ...]:
        """The user's files that ``module`` rests on, itself included, relative to the project and sorted."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [module]
        while waiting:
            name = waiting.pop()
            if name in seen:
                continue
            seen.add(name)
            file = self._files.relative(getattr(sys.modules.get(name), "__file__", None))
            if file is not None:
                found.add(file)
            found.update(self._data.get(name, ()))
            waiting.extend(self._imports.get(name, ()))
            waiting.extend(_parents(name))
        return tuple(sorted(found))

    def _watched_import(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the signature of __import__
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        if globals is None or not self._is_users(globals.get("__file__")):
            return self._import(name, globals, locals, fromlist, level)
        with self._watched(name, fromlist or (), relative=level > 0):
            module = self._import(name, globals, locals, fromlist, level)
        importer = str(globals.get("__name__"))
        target = module.__name__ if fromlist else _absolute(name, globals, level)
        self._imports[importer].add(target)
        self._imports[importer].update(f"{target}.{item}" for item in fromlist or ())
        return module

    def _watched_import_module(self, name: str, package: str | None = None) -> ModuleType:
        importer = self._importer()
        if importer is None:
            return self._import_module(name, package)
        with self._watched(name, (), relative=name.startswith(".")):
            module = self._import_module(name, package)
        self._imports[importer].add(module.__name__)
        return module

    def _watched(self, name: str, items: Sequence[str], *, relative: bool) -> AbstractContextManager[None]:
        """What to enter while ``name`` is imported by a module of the user's."""
        loaded = sys.modules.get(name)
        if relative or (loaded is not None and all(hasattr(loaded, item) for item in items if item != "*")):
            return nullcontext()
        return self._loading(name) if self._is_installed(name.partition(".")[0]) else nullcontext()

    def _is_installed(self, package: str) -> bool:
        """Whether a top-level package is none of the user's."""
        loaded = sys.modules.get(package)
        spec = find_spec(package) if loaded is None else loaded.__spec__
        if spec is None:
            return False
        places = [spec.origin] if spec.has_location else list(spec.submodule_search_locations or ())
        return not any(self._is_users(place) for place in places)

    def _importer(self) -> str | None:
        """The module of the user's whose code runs right now."""
        frame = sys._getframe(1)
        while frame is not None:
            if self._is_users(frame.f_globals.get("__file__")):
                name = frame.f_globals.get("__name__")
                return name if isinstance(name, str) else None
            if frame.f_back is None:
                return None
            frame = frame.f_back
        return None

    def _is_users(self, file: object) -> bool:
        return isinstance(file, str) and self._files.relative(file) is not None


def _absolute(name: str, importer: Mapping[str, object], level: int) -> str:
    if level == 0:
        return name
    package = str(importer.get("__package__") or "").rsplit(".", level - 1)[0]
    return f"{package}.{name}" if name else package


def _parents(name: str) -> Iterator[str]:
    while "." in name:
        name = name.rpartition(".")[0]
        yield name
