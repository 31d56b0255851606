"""The files of the npm package that belong to no module, and the runtime that is copied into it."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from tradegen.emit.code import NOTHING, Code, Identifier
from tradegen.emit.files import File
from tradegen.emit.names import typescript_name
from tradegen.emit.printers import ts_identifier, ts_str
from tradegen.emit.render import Renderer
from tradegen.emit.typescript.codecs import codec_files
from tradegen.emit.typescript.models import model_files
from tradegen.emit.typescript.modules import class_name, file_stem, module_files
from tradegen.emit.typescript.naming import naming_of
from tradegen.emit.typescript.validation import validate_file
from tradegen.ir import Api
from tradegen.project import Project
from tradegen.views.directions import Views

COPIED = "typescript/src/runtime"


class ModuleEntry(msgspec.Struct, frozen=True):
    """A module as the whole client sees it."""

    attribute: Identifier
    class_name: Identifier
    source: Code
    subpath: Code
    types: Code
    code: Code


class PackageView(msgspec.Struct, frozen=True):
    """The package as a whole."""

    name: Code
    version: Code
    description: Code
    client_class: Identifier
    peer: Code  # the package that has the class of decimals, or nothing
    modules: tuple[ModuleEntry, ...]


def typescript_files(api: Api, views: Views, project: Project, renderer: Renderer) -> Iterator[File]:
    """Yield every file of the npm package."""
    view = _package_view(api, project)
    yield renderer.file("typescript/package.json.jinja", "typescript/package.json", view)
    yield renderer.file("typescript/client.ts.jinja", "typescript/src/client.ts", view)
    yield renderer.file("typescript/index.ts.jinja", "typescript/src/index.ts", view)
    naming = naming_of(views, renderer)
    yield from model_files(api, views, renderer, naming)
    yield from codec_files(api, views, renderer)
    yield validate_file(api, views, renderer, naming)
    for module in api.modules:
        yield from module_files(module, views, renderer, naming)
    yield from renderer.remembered("typescript copied", (), _copied_files)


def _package_view(api: Api, project: Project) -> PackageView:
    return PackageView(
        name=ts_str(project.npm),
        version=ts_str(api.version),
        description=ts_str(f"Typed client of {api.title}: REST operations and live topics."),
        client_class=ts_identifier(project.client_class),
        peer=ts_str(package_of(project.codecs.decimal_class[0])) if project.codecs.decimal else NOTHING,
        modules=tuple(
            ModuleEntry(
                attribute=typescript_name(module.name),
                class_name=class_name(module),
                source=ts_str(f"./{file_stem(module)}.js"),
                subpath=ts_str(f"./{file_stem(module)}"),
                types=ts_str(f"./dist/{file_stem(module)}.d.ts"),
                code=ts_str(f"./dist/{file_stem(module)}.js"),
            )
            for module in api.modules
        ),
    )


def package_of(module: str) -> str:
    """The npm package of a module: ``@scope/name`` of ``@scope/name/sub``."""
    return "/".join(module.split("/")[: 2 if module.startswith("@") else 1])


def _copied_files() -> tuple[File, ...]:
    names = sorted(entry.name for entry in _folder(COPIED).iterdir())
    paths = ("typescript/tsconfig.json", *(f"{COPIED}/{name}" for name in names))
    return tuple(File(path, _folder(path).read_bytes()) for path in paths)


def _folder(path: str) -> Traversable:
    return files("tradegen_templates").joinpath(path)
