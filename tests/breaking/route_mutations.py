"""Random operations as values: their query and who may call them, small changes of them, and requests that fit."""

from dataclasses import dataclass, replace
from random import Random
from typing import Final

Sent = dict[str, str | list[str]]


@dataclass(frozen=True)
class Kind:
    """A type of a parameter: as a route file has it, as Python has it, and texts that stand for it in a URL."""

    type: str
    python: str
    values: tuple[str | list[str], ...]
    limits: tuple[tuple[str, str], ...] = ()
    defaults: tuple[str, ...] = ()

    @property
    def annotation(self) -> str:
        """The Python type with its limits."""
        if not self.limits:
            return self.python
        return f"Annotated[{self.python}, Field({', '.join(f'{name}={value}' for name, value in self.limits)})]"


KINDS: Final = (
    Kind("int", "int", ("0", "7", "-3", "25"), defaults=("1", "2")),
    Kind("int", "int", ("0", "5", "10"), (("ge", "0"), ("le", "10")), ("1", "2")),
    Kind("int", "int", ("1", "50"), (("gt", "0"),), ("1", "2")),
    Kind("float", "float", ("0.5", "3", "-1.25"), defaults=("1.5", "2.5")),
    Kind("str", "str", ("a", "7", "true", "zz top é"), defaults=("ab", "cd")),
    Kind("str", "str", ("a", "abc"), (("max_length", "3"),), ("ab", "cd")),
    Kind("str", "str", ("ab", "abcdef"), (("min_length", "2"),), ("ab", "cd")),
    Kind("bool", "bool", ("true", "false"), defaults=("true", "false")),
    Kind("date", "date", ("2024-02-29",), defaults=()),
    Kind("model.Side@", "Side", ("buy", "sell"), defaults=()),
    Kind("list[int]", "list[int]", (["1"], ["2", "3"])),
    Kind("list[str]", "list[str]", (["a"], ["b", "c"])),
)
ACCESS: Final = ("public", "user", "auditor", "trader")


@dataclass(frozen=True)
class Param:
    """A parameter of a query; ``default`` is as written in YAML, empty where there is none."""

    name: str
    kind: Kind
    nullable: bool = False
    default: str = ""

    @property
    def required(self) -> bool:
        """It must be sent."""
        return not (self.nullable or self.default)

    def yaml(self) -> str:
        """The entry of a route file."""
        kind = f"{self.kind.type} | None" if self.nullable else self.kind.type
        default = [f'default: "{self.default}"' if self.kind.type == "str" else f"default: {self.default}"]
        parts = [f'type: "{kind}"', *(default if self.default else [])]
        parts += [f"{name}: {value}" for name, value in self.kind.limits]
        return f"{self.name}: {{{', '.join(parts)}}}"

    def python(self) -> str:
        """The argument of a handler, as the generated server has it."""
        kind = f"{self.kind.annotation} | None" if self.nullable else self.kind.annotation
        literal = {"true": "True", "false": "False"}.get(self.default, self.default)
        value = repr(self.default) if self.kind.python == "str" else literal
        default = f" = {value}" if self.default else " = None" if self.nullable else ""
        return f'{self.name}: Annotated[{kind}, Query(alias="{self.name}")]{default}'


@dataclass(frozen=True)
class Operation:
    """An operation with a query."""

    params: tuple[Param, ...]
    access: str = "public"

    def yaml(self) -> str:
        """The routes of a route file."""
        query = ", ".join(param.yaml() for param in self.params)
        head = f"routes:\n  find@:\n    get: /find\n    query: {{{query}}}\n"
        return f"{head}    access: {self.access}\n    response: null\n"

    def requests(self) -> list[Sent]:
        """Queries with every value of every parameter; optional ones given and left out."""
        full: Sent = {param.name: param.kind.values[0] for param in self.params}
        least: Sent = {param.name: param.kind.values[0] for param in self.params if param.required}
        varied = [{**full, param.name: value} for param in self.params for value in param.kind.values]
        return [full, least, *varied]


def random_operation(random: Random) -> Operation:
    """An operation of a few parameters."""
    params = tuple(_random_param(random, f"p{number}") for number in range(random.randint(1, 3)))
    return Operation(params, random.choice(ACCESS))


def mutate(random: Random, operation: Operation) -> tuple[Operation, str]:
    """The operation after one change, and what it is called."""
    params, index = list(operation.params), random.randrange(len(operation.params))
    name = random.choice(("add", "drop", "rename", "retype", "null", "default", "require", "reorder", "access"))
    old = params[index]
    match name:
        case "add":
            params.append(_random_param(random, f"q{random.randint(0, 9)}"))
        case "drop":
            params.pop(index)
        case "rename":
            params[index] = replace(old, name=f"{old.name}x")
        case "retype":
            new = _random_param(random, old.name)
            params[index] = replace(new, nullable=old.nullable and not new.default)
        case "null":
            params[index] = replace(old, nullable=not old.nullable, default="")
        case "default":
            known = old.kind.defaults
            params[index] = replace(old, default=random.choice(known), nullable=False) if known else old
        case "require":
            params[index] = replace(old, default="", nullable=False)
        case "reorder":
            params.reverse()
        case _:
            return replace(operation, access=random.choice(ACCESS)), name
    return replace(operation, params=tuple(params)), name


def _random_param(random: Random, name: str) -> Param:
    kind = random.choice(KINDS)
    default = random.choice(kind.defaults) if kind.defaults and random.random() < 0.4 else ""
    return Param(name, kind, nullable=not default and random.random() < 0.3, default=default)
