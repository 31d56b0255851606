"""The facts of a module and the binding of its routers to a service."""

import msgspec

from tradegen.emit.code import Code, Identifier, compose
from tradegen.emit.files import File
from tradegen.emit.printers import py_json, py_str
from tradegen.emit.prose import docstring
from tradegen.emit.python_imports import Import, ImportSection, import_table
from tradegen.emit.render import Renderer
from tradegen.emit.server.names import ModuleNames
from tradegen.ir import Module


class ModuleView(msgspec.Struct, frozen=True):
    """``module.py`` and ``__init__.py`` of one module."""

    doc: Code
    package_doc: Code
    class_doc: Code
    bind_doc: Code
    sections: tuple[ImportSection, ...]
    class_name: Identifier
    service: Identifier
    name: Code
    version: Code
    title: Code
    base: Code
    ws_path: Code
    always_on: Code
    package: Code


def module_files(
    module: Module,
    names: ModuleNames,
    renderer: Renderer,
    *,
    own_packages: tuple[str, ...],
) -> tuple[File, ...]:
    """Emit ``__init__.py`` and ``module.py`` of ``<server>/<module>``."""
    folder = f"python/{names.package}/{names.folder}"
    view = module_view(module, names, own_packages=own_packages)
    return (
        renderer.file("server/module_init.py.jinja", f"{folder}/__init__.py", view),
        renderer.file("server/module.py.jinja", f"{folder}/module.py", view),
    )


def module_view(module: Module, names: ModuleNames, *, own_packages: tuple[str, ...]) -> ModuleView:
    """Spell the facts of ``module``."""
    title = " ".join(module.title.split()) or module.name
    heading = f"Module ``{module.name}`` {module.version}"
    imports = import_table(
        (),
        fixed=(
            Import("typing", "ClassVar"),
            Import(f"{names.dotted}.rest", "rest_router"),
            Import(f"{names.dotted}.service", names.service),
            Import(f"{names.dotted}.topics", "topic_routers"),
            Import("tradegen_runtime.module", "BoundModule"),
            Import("tradegen_runtime.module", "wrong_service"),
        ),
        own_packages=own_packages,
    )
    return ModuleView(
        doc=docstring(f"{heading}: its facts and its routers.", indent=0),
        package_doc=docstring(f"{heading}: {title}.", indent=0),
        class_doc=docstring(f"{heading}: {title}.", module.doc, indent=4),
        bind_doc=docstring(
            "Return the routers, answered by ``service``.",
            f"Raises:\n    TypeError: ``service`` lacks a method of ``{names.service}``.",
            indent=8,
        ),
        sections=imports.sections(),
        class_name=names.module_class,
        service=names.service,
        name=py_str(module.name),
        version=py_str(module.version),
        title=py_str(title),
        base=py_str(module.base),
        ws_path=py_str(module.ws_path),
        always_on=py_json("true" if module.always_on else "false"),
        package=compose('"{}"', names.dotted),
    )
