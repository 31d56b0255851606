"""How the generated clients of each language are called: names of modules and methods, and the order of arguments."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from tradegen.emit.names import python_name, typescript_name
from tradegen.emit.python_client.arguments import argument_name
from tradegen.emit.python_client.module import client_file
from tradegen.ir import Module
from tradegen_runtime.documents import JsonValue


class Slot(NamedTuple):
    """Where a value goes: a parameter by its wire name, or the body."""

    kind: Literal["params", "body"]
    name: str = ""


class Calls(Protocol):
    """One language's way to call."""

    def module(self, module: Module) -> str:
        """Return the client's attribute for ``module``."""

    def method(self, name: str) -> str:
        """Return the method of the operation or topic ``name``."""

    def arguments(self, given: Mapping[Slot, JsonValue], *, has_params: bool) -> dict[str, JsonValue]:
        """Return the arguments by name, in the method's order."""


class PythonCalls:
    """Keyword arguments, and ``body``."""

    def module(self, module: Module) -> str:
        """Return the client's attribute for ``module``."""
        return str(client_file(module))

    def method(self, name: str) -> str:
        """Return the method of the operation or topic ``name``."""
        return str(python_name(name))

    def arguments(self, given: Mapping[Slot, JsonValue], *, has_params: bool) -> dict[str, JsonValue]:
        """Return each parameter by its name in Python, and the body."""
        return {
            "body" if slot.kind == "body" else str(argument_name(slot.name)): value for slot, value in given.items()
        }


class TypeScriptCalls:
    """An object of all parameters, then the body."""

    def module(self, module: Module) -> str:
        """Return the client's attribute for ``module``."""
        return str(typescript_name(module.name))

    def method(self, name: str) -> str:
        """Return the method of the operation or topic ``name``."""
        return str(typescript_name(name))

    def arguments(self, given: Mapping[Slot, JsonValue], *, has_params: bool) -> dict[str, JsonValue]:
        """Return ``params``, where the method has any, and ``body``."""
        found: dict[str, JsonValue] = {}
        if has_params:
            found["params"] = {slot.name: value for slot, value in given.items() if slot.kind == "params"}
        if Slot("body") in given:
            found["body"] = given[Slot("body")]
        return found
