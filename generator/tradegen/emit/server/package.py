"""All files of the emitted server package."""

from collections.abc import Mapping

import msgspec

from tradegen.emit.code import Code, Identifier, compose
from tradegen.emit.files import File
from tradegen.emit.printers import py_identifier, py_str
from tradegen.emit.prose import docstring
from tradegen.emit.python_imports import Import, ImportSection, import_table
from tradegen.emit.python_layout import tuple_of
from tradegen.emit.render import Renderer
from tradegen.emit.server.defaults import Defaults
from tradegen.emit.server.module import module_files
from tradegen.emit.server.names import ModuleNames, module_names
from tradegen.emit.server.rest import rest_file
from tradegen.emit.server.service import service_file
from tradegen.emit.server.topics import topics_file
from tradegen.ir import Api, Module
from tradegen.views.directions import Views


class ModuleDocuments(msgspec.Struct, frozen=True):
    """The documents that stand beside an emitted module as package data, as bytes of JSON.

    A module without topics has no ``asyncapi``.
    """

    openapi: bytes
    asyncapi: bytes | None


class FactoryView(msgspec.Struct, frozen=True):
    """Where the hand-written service of a module is made."""

    module: Code
    factory: Code


class ApplicationView(msgspec.Struct, frozen=True):
    """The files of the package that are not part of one module."""

    package: Identifier
    package_doc: Code
    app_doc: Code
    main_doc: Code
    sections: tuple[ImportSection, ...]
    title: Code
    version: Code
    modules: Code
    factories: tuple[FactoryView, ...]


def server_files(
    api: Api,
    views: Views,
    renderer: Renderer,
    *,
    package: str,
    contracts_package: str,
    factories: Mapping[str, str],
    documents: Mapping[str, ModuleDocuments],
) -> tuple[File, ...]:
    """Emit the server package ``package``.

    ``factories`` maps a module's name to the ``package.module:function`` that makes its service, ``documents`` to
    its OpenAPI and AsyncAPI documents.
    """
    own_packages = (package, contracts_package, "tradegen_runtime")
    defaults = Defaults(views.declared.enums)
    found = [*application_files(api, renderer, package=package, own_packages=own_packages, factories=factories)]
    for module in api.modules:
        names = module_names(module, package)
        found += source_files(module, names, renderer, defaults=defaults, own_packages=own_packages)
        found += document_files(names, documents[module.name], renderer)
    return tuple(found)


def source_files(
    module: Module,
    names: ModuleNames,
    renderer: Renderer,
    *,
    defaults: Defaults,
    own_packages: tuple[str, ...],
) -> tuple[File, ...]:
    """Emit the Python files of one module; the last ones where nothing they are made of has changed."""

    def make() -> tuple[File, ...]:
        return (
            *module_files(module, names, renderer, own_packages=own_packages),
            service_file(module, names, renderer, own_packages=own_packages),
            rest_file(module, names, renderer, defaults=defaults, own_packages=own_packages),
            topics_file(module, names, renderer, own_packages=own_packages),
        )

    return renderer.remembered(f"server/{names.dotted}", (module, defaults.members, own_packages), make)


def document_files(names: ModuleNames, documents: ModuleDocuments, renderer: Renderer) -> tuple[File, ...]:
    """Place the documents of one module beside its code; equal ones are the last files again."""
    folder = f"python/{names.package}/{names.folder}"

    def make() -> tuple[File, ...]:
        openapi = File(f"{folder}/openapi.json", documents.openapi)
        if documents.asyncapi is None:
            return (openapi,)
        return (openapi, File(f"{folder}/asyncapi.json", documents.asyncapi))

    return renderer.remembered(f"{folder} documents", documents, make)


def application_files(
    api: Api,
    renderer: Renderer,
    *,
    package: str,
    own_packages: tuple[str, ...],
    factories: Mapping[str, str],
) -> tuple[File, ...]:
    """Emit ``__init__.py``, ``app.py``, ``main.py`` and ``py.typed``."""
    view = application_view(api, package=package, own_packages=own_packages, factories=factories)
    folder = f"python/{package}"
    return (
        renderer.file("server/init.py.jinja", f"{folder}/__init__.py", view),
        renderer.file("server/app.py.jinja", f"{folder}/app.py", view),
        renderer.file("server/main.py.jinja", f"{folder}/main.py", view),
        File(f"{folder}/py.typed", b""),
    )


def application_view(
    api: Api,
    *,
    package: str,
    own_packages: tuple[str, ...],
    factories: Mapping[str, str],
) -> ApplicationView:
    """Spell the application: which modules there are, and who makes their services."""
    classes = _module_classes(api.modules, package)
    imports = import_table(
        classes.values(),
        fixed=(
            Import("collections.abc", "Iterable"),
            Import("fastapi", "FastAPI"),
            Import("tradegen_runtime.application", "assemble"),
            Import("tradegen_runtime.service_context", "Services"),
        ),
        taken=("create_app", "enabled_modules", "services"),
        own_packages=own_packages,
    )
    name = f"{api.title} {api.version}"
    return ApplicationView(
        package=py_identifier(package),
        package_doc=docstring(f"Server of {name}.", indent=0),
        app_doc=docstring(f"Application factory of {name}.", indent=0),
        main_doc=docstring(f"ASGI entry point: ``uvicorn {package}.main:app``.", indent=0),
        sections=imports.sections(),
        title=py_str(api.title),
        version=py_str(api.version),
        modules=tuple_of(
            [compose("{}()", imports.called(wanted.module, wanted.name)) for wanted in classes.values()],
            indent=8,
        ),
        factories=tuple(
            FactoryView(py_str(module.name), py_str(factories[module.name]))
            for module in api.modules
            if module.name in factories
        ),
    )


def _module_classes(modules: tuple[Module, ...], package: str) -> dict[str, Import]:
    names: dict[str, ModuleNames] = {module.name: module_names(module, package) for module in modules}
    return {name: Import(f"{found.dotted}.module", found.module_class) for name, found in names.items()}
