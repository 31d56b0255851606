"""The border to user code: importing its modules and finding names in them, every failure explained."""

import importlib
import sys
import traceback
from collections.abc import Iterator
from difflib import get_close_matches
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import NamedTuple

from tradegen.diagnostics import Diagnostic
from tradegen.introspect.bounded import BoundedMemory
from tradegen.introspect.error_text import first_line
from tradegen.introspect.guard import Denied, Guard
from tradegen.introspect.project_files import ProjectFiles
from tradegen.introspect.request import MissingName, NameRequest
from tradegen.span import Span

_NOT_TYPES = (ModuleType, FunctionType, BuiltinFunctionType, str, bytes, int, float, complex, list, dict, set, tuple)


class Failure(NamedTuple):
    """Why a module cannot be imported. ``span`` is ``None`` where no line of the user's is to blame."""

    slug: str
    message: str
    hint: str
    span: Span | None

    def diagnostic(self) -> Diagnostic | None:
        """The failure as a diagnostic, where it has a place."""
        return None if self.span is None else Diagnostic(self.span, self.message, self.slug, self.hint)

    def missing(self, name: NameRequest) -> MissingName:
        """The failure as the reason why ``name`` is missing."""
        explained = self.span is not None
        return MissingName(name.module, name.attr, self.slug, self.message, self.hint, explained=explained)


def import_user_module(module: str, files: ProjectFiles, guard: Guard, memory: BoundedMemory) -> Failure | None:
    """Import ``module``; ``None`` where that goes well."""
    try:
        importlib.import_module(module)
    except MemoryError as error:
        message = f"importing {module} takes more than {memory.bound_mib} MiB of memory"
        memory.loosen()
        return Failure("import-failed", message, "a model module declares types only", blamed(error, files))
    except SyntaxError as error:
        return _syntax_failure(module, error, files)
    except ModuleNotFoundError as error:
        if error.name is not None and f"{module}.".startswith(f"{error.name}."):
            return Failure("unknown-module", f"no module named {module}", "check the spelling of the path", None)
        return _failure(module, error, files)
    except SystemExit as error:
        message = f"importing {module} ends the interpreter (exit status {error.code})"
        hint = 'keep that behind `if __name__ == "__main__":`'
        return Failure("import-exits", message, hint, blamed(error, files))
    except Denied as error:
        return _denial(module, error, files, guard)
    except BaseException as error:
        return _failure(module, error, files)
    return None


def _failure(module: str, error: BaseException, files: ProjectFiles) -> Failure:
    reason = reason_of(error)
    hint = "mend it there: a model module must import on its own"
    if isinstance(error, ModuleNotFoundError) and error.name:
        hint = f"install what provides {error.name} beside tradegen, or import it under TYPE_CHECKING"
    return Failure("import-failed", f"importing {module} fails: {reason}", hint, blamed(error, files))


def _denial(module: str, error: Denied, files: ProjectFiles, guard: Guard) -> Failure:
    if not guard.deeds:
        return _failure(module, error, files)
    deed = guard.deeds.pop()
    message, hint = f"importing {module} {deed.what}", "a model module must import without touching the outside"
    return Failure("import-side-effect", message, hint, deed.span)


def _syntax_failure(module: str, error: SyntaxError, files: ProjectFiles) -> Failure:
    span = files.span(error.filename, error.lineno or 1, error.offset or 1)
    hint = f"it is read by Python {sys.version_info.major}.{sys.version_info.minor}, which runs tradegen"
    return Failure("syntax-error", f"importing {module} fails: {error.msg}", hint, span)


def blamed(error: BaseException, files: ProjectFiles) -> Span | None:
    """The innermost line of the user's that ``error`` passed through."""
    spans = (
        files.span(frame.filename, frame.lineno or 1, (frame.colno or 0) + 1)
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    return next((span for span in spans if span is not None), None)


def reason_of(error: BaseException) -> str:
    """The kind of an error and the first line of its message."""
    return f"{type(error).__name__}: {first_line(error)}".removesuffix(": ")


def find_name(name: NameRequest, module: ModuleType) -> object | MissingName:
    """The object in ``module`` that ``name`` stands for, or why there is none that could be a type."""
    found: object = module
    for part in name.attr.split("."):
        try:
            found = getattr(found, part)
        except Exception:
            return _unknown(name, part, found)
    if found is None or isinstance(found, _NOT_TYPES):
        reason = f"{name.attr} in {name.module} is not a type but a {type(found).__name__}"
        return MissingName(name.module, name.attr, "not-a-type", reason, "name a Pydantic model or another type")
    return found


def _unknown(name: NameRequest, part: str, holder: object) -> MissingName:
    close = get_close_matches(part, _type_names(holder), n=1)
    hint = f'did you mean "{close[0]}"?' if close else ""
    place = name.module if isinstance(holder, ModuleType) else f"{name.module}.{getattr(holder, '__name__', '')}"
    return MissingName(name.module, name.attr, "unknown-model", f'no model named "{part}" in {place}', hint)


def _type_names(holder: object) -> Iterator[str]:
    yield from (name for name, value in vars(holder).items() if isinstance(value, type) and not name.startswith("_"))
    exported = getattr(holder, "__all__", ())  # what is imported only when it is asked for
    yield from (name for name in exported if isinstance(name, str))
