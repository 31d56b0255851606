"""Modules, and all of them together."""

from tradegen.ir.named import Alias, Enum, Model
from tradegen.ir.routes import Route
from tradegen.ir.topics import Topic
from tradegen.ir.types import Node
from tradegen.span import Span


class Module(Node, frozen=True):
    """One route file: a unit that can be enabled, versioned and documented alone."""

    name: str  # URL segment and client attribute: "datafeed"
    version: str  # "v1"
    domain: str  # contract folder: "market"
    service: str  # name of the emitted Protocol
    base: str  # "/api/v1/datafeed"
    ws_path: str  # "/api/v1/datafeed/ws"
    topics: tuple[Topic, ...]
    routes: tuple[Route, ...]
    reserved_topics: tuple[str, ...] = ()  # names that are gone for good
    reserved_routes: tuple[str, ...] = ()
    always_on: bool = False
    title: str = ""
    doc: str = ""
    span: Span | None = None


class Api(Node, frozen=True):
    """Everything declared, in the order that decides every order in the output.

    Modules sort by name; topics and routes keep the file's order; models, enums and aliases sort by public
    name. Public names are unique.
    """

    title: str
    version: str
    modules: tuple[Module, ...]
    models: tuple[Model, ...]
    enums: tuple[Enum, ...]
    aliases: tuple[Alias, ...] = ()
    recorded: tuple[tuple[str, str], ...] = ()  # public names of an earlier build, each with its owner, sorted
