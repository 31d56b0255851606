"""All files of the emitted Python client, its models apart."""

from typing import Final

import msgspec

from tradegen.emit.code import Code, Identifier
from tradegen.emit.files import File
from tradegen.emit.printers import py_identifier, py_str
from tradegen.emit.prose import docstring
from tradegen.emit.python_client.module import client_class, client_file, client_module
from tradegen.emit.python_imports import Import, ImportSection, import_table, member_order
from tradegen.emit.render import Renderer
from tradegen.ir import Api, Module
from tradegen.views.directions import Views

_CORE: Final = "tradegen_runtime.client"
_EXPORTED: Final = (
    "ApiError",
    "BufferOverflow",
    "ClientArgumentError",
    "ClientClosed",
    "ClientError",
    "ClientEvent",
    "ClientOptions",
    "DecodeError",
    "Gap",
    "GapReason",
    "LiveList",
    "Overflow",
    "Problem",
    "Subscription",
    "SubscriptionRefused",
    "SubscriptionState",
    "Token",
    "TransportError",
    "UnknownKind",
    "UnknownValue",
)
"""What the package hands on from the client core."""


class AttributeView(msgspec.Struct, frozen=True):
    """The client of one module as an attribute of the whole client."""

    name: Identifier
    type: Identifier


class PackageView(msgspec.Struct, frozen=True):
    """``__init__.py`` of the client package."""

    package_doc: Code
    sections: tuple[ImportSection, ...]
    exported: tuple[Code, ...]


class ClientView(msgspec.Struct, frozen=True):
    """``client.py`` of the client package."""

    class_name: Identifier
    file_doc: Code
    class_doc: Code
    sections: tuple[ImportSection, ...]
    modules: tuple[AttributeView, ...]


def client_files(api: Api, views: Views, renderer: Renderer, *, package: str, class_name: str) -> tuple[File, ...]:
    """Emit the client package ``package``, whose class is ``class_name``, without ``models``."""
    view = client_view(api, package=package, class_name=class_name)
    facade = package_view(api, package=package, class_name=class_name)
    names = public_names(views)
    folder = f"python/{package}"
    return (
        renderer.file("python_client/init.py.jinja", f"{folder}/__init__.py", facade),
        renderer.file("python_client/client.py.jinja", f"{folder}/client.py", view),
        File(f"{folder}/py.typed", b""),
        *(
            file
            for module in api.modules
            for file in module_files(module, views, renderer, names=names, package=package)
        ),
    )


def module_files(
    module: Module,
    views: Views,
    renderer: Renderer,
    *,
    names: object,
    package: str,
) -> tuple[File, ...]:
    """Emit the file of one module; the last one where neither the module nor a name of a model has changed."""

    def make() -> tuple[File, ...]:
        return (client_module(module, views, renderer, package=package),)

    return renderer.remembered(f"client/{package}.{module.name}", (module, names), make)


def public_names(views: Views) -> tuple[object, ...]:
    """Return everything that decides how :meth:`Views.client_class` answers."""
    declared = views.declared
    return (
        *((ref, model.name) for ref, model in declared.models.items()),
        *((ref, enum.name) for ref, enum in declared.enums.items()),
        *((ref, alias.name) for ref, alias in declared.aliases.items()),
        views.split,
        views.apart,
    )


def package_view(api: Api, *, package: str, class_name: str) -> PackageView:
    """Spell what ``import <package>`` gives: the client, its models, and what its core raises and returns."""
    names = (class_name, "models", *_EXPORTED)
    imports = import_table(
        (),
        fixed=(
            Import(package, "models"),
            Import(f"{package}.client", class_name),
            *(Import(_CORE, name) for name in _EXPORTED),
        ),
        own_packages=(package, "tradegen_runtime"),
    )
    return PackageView(
        package_doc=docstring(f"Client of {api.title} {api.version}.", indent=0),
        sections=imports.sections(),
        exported=tuple(py_str(name) for name in sorted(names, key=member_order)),
    )


def client_view(api: Api, *, package: str, class_name: str) -> ClientView:
    """Spell the class that holds the clients of all modules."""
    imports = import_table(
        [_class_import(module, package) for module in api.modules],
        fixed=(
            Import("types", "TracebackType"),
            Import("typing", "Self"),
            Import(_CORE, "ClientCore"),
            Import(_CORE, "ClientOptions"),
            Import(_CORE, "Token"),
        ),
        taken=(class_name,),
        own_packages=(package, "tradegen_runtime"),
    )
    name = f"{api.title} {api.version}"
    return ClientView(
        class_name=py_identifier(class_name),
        file_doc=docstring("The client of every module, over one connection per address.", indent=0),
        class_doc=docstring(f"Client of {name}; an async context manager.", indent=4),
        sections=imports.sections(),
        modules=tuple(_attribute(module, imports.called(*_class_key(module, package))) for module in api.modules),
    )


def _attribute(module: Module, class_name: Identifier) -> AttributeView:
    return AttributeView(client_file(module), class_name)


def _class_import(module: Module, package: str) -> Import:
    return Import(*_class_key(module, package))


def _class_key(module: Module, package: str) -> tuple[str, str]:
    return f"{package}.{client_file(module)}", client_class(module)
