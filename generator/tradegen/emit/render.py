"""Fill templates: a template sees one frozen view and prints what printers made, nothing else."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Final, TypeVar, cast

import jinja2
import msgspec

from tradegen.emit.code import checked
from tradegen.emit.files import File

_PACKAGE: Final = "tradegen_templates"
Made = TypeVar("Made")
Part = TypeVar("Part")


class Renderer:
    """The templates, compiled on first use, and what was last made of them: one renderer serves a whole process."""

    def __init__(self) -> None:
        self._environment = _environment()
        self._last_views: dict[str, tuple[str, msgspec.Struct, File]] = {}
        self._last_sources: dict[str, tuple[object, object]] = {}
        self._last_parts: dict[str, dict[str, tuple[object, object]]] = {}

    def warm(self) -> None:
        """Compile every template now, while something else is waited for."""
        for folder in files(_PACKAGE).iterdir():
            if folder.is_dir():
                for found in folder.iterdir():
                    if found.name.endswith(".jinja"):
                        self._environment.get_template(f"{folder.name}/{found.name}")

    def file(self, template: str, path: str, view: msgspec.Struct) -> File:
        """Render ``template`` (``server/rest.py.jinja``) with ``view`` to the file at ``path``.

        A view equal to that of the path's last file gives the same file again.

        Raises:
            TypeError: The template prints a value that no printer made, or a field the view does not have.
        """
        last = self._last_views.get(path)
        if last is not None and last[0] == template and last[1] == view:
            return last[2]
        text = self._environment.get_template(template).render(view=view)
        made = File(path, text.encode())
        self._last_views[path] = (template, view, made)
        return made

    def remembered(self, name: str, source: object, make: Callable[[], tuple[Made, ...]]) -> tuple[Made, ...]:
        """Return what ``make`` makes of ``source``; what it last made for ``name`` if ``source`` is equal."""
        last = self._last_sources.get(name)
        if last is not None and last[0] == source:
            return cast(tuple[Made, ...], last[1])  # one name is always asked for with one kind of result
        made = make()
        self._last_sources[name] = (source, made)
        return made

    def each(self, name: str, sources: Mapping[str, object], make: Callable[[str], Part]) -> dict[str, Part]:
        """Return what ``make`` makes of each of ``sources``; what it last made for ``name`` of those that are equal."""
        last = self._last_parts.get(name, {})
        parts: dict[str, tuple[object, object]] = {}
        for key, source in sources.items():
            known = last.get(key)
            parts[key] = known if known is not None and known[0] == source else (source, make(key))
        self._last_parts[name] = parts
        return {key: cast(Part, part) for key, (_, part) in parts.items()}  # one name, one kind of result


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_read_template),
        undefined=jinja2.StrictUndefined,
        finalize=checked,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )


def _read_template(name: str) -> str:
    return files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")
