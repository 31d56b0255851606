"""AsyncAPI 2.4 out of AsyncAPI 3.0, for FastWS and older tools."""

from collections import Counter
from typing import NamedTuple

from tradegen_runtime.documents import JsonObject, JsonValue, section


class Travelling(NamedTuple):
    """What shares one address: channels of 3.0, and names of messages both ways, in order."""

    channels: dict[str, JsonObject]
    received: dict[str, None]
    sent: dict[str, None]


def downgrade(document: JsonObject) -> JsonObject:
    """Derive the AsyncAPI 2.4 document from the 3.0 one.

    2.4 knows a channel by its address and names the client's part: what the server receives is ``publish``, what it
    sends, replies included, is ``subscribe``. Delivery, snapshot terms and access move to the channel, by topic:
    security of single operations came with 2.5.
    """
    return {
        "asyncapi": "2.4.0",
        "info": document["info"],
        "tags": tags(document),
        "defaultContentType": document["defaultContentType"],
        "channels": channel_items(document),
        "components": identified_messages(document),
    }


def tags(document: JsonObject) -> list[JsonValue]:
    """The tags of all channels, each once, in order."""
    channels = section(document, "channels")
    found: dict[str, JsonValue] = {}
    for name in channels:
        each = section(channels, name).get("tags", ())
        found.update(
            (text(tag, "name"), tag) for tag in (each if isinstance(each, list) else ()) if isinstance(tag, dict)
        )
    return list(found.values())


def identified_messages(document: JsonObject) -> JsonObject:
    """The components; each message that travels one way only has its name as the identifier 2.4 asks for.

    A message of both directions stands in two operations, where 2.4 wants identifiers to be unique.
    """
    components = section(document, "components")
    messages = section(components, "messages")
    operations = section(document, "operations")
    uses = Counter(name for each in operations for name in travelling(section(operations, each)))
    identified = {
        name: {**({"messageId": name} if uses[name] == 1 else {}), **section(messages, name)} for name in messages
    }
    return {**components, "messages": identified}


def travelling(operation: JsonObject) -> list[str]:
    """Names of the messages of an operation and of its reply."""
    return [*message_names(operation), *message_names(section(operation, "reply"))]


def channel_items(document: JsonObject) -> JsonObject:
    """All that travels over each address, in the order in which the addresses come."""
    channels = section(document, "channels")
    operations = section(document, "operations")
    found: dict[str, Travelling] = {}
    at: dict[str, Travelling] = {}
    for name in channels:
        channel = section(channels, name)
        at[name] = here = found.setdefault(text(channel, "address"), Travelling({}, {}, {}))
        here.channels[name] = channel
    for name in operations:
        operation = section(operations, name)
        here = at[pointer_end(section(operation, "channel"))]
        is_asked = operation["action"] == "receive"
        asked, answered = (here.received, here.sent) if is_asked else (here.sent, here.received)
        asked.update(dict.fromkeys(message_names(operation)))
        answered.update(dict.fromkeys(message_names(section(operation, "reply"))))
    return {address: channel_item(address, here) for address, here in found.items()}


def channel_item(address: str, here: Travelling) -> JsonObject:
    """The channel of 2.4 at one address."""
    terms: dict[str, JsonValue] = {}
    for term in ("x-tradegen-delivery", "x-tradegen-snapshot", "x-tradegen-access"):
        if told := {name: channel[term] for name, channel in here.channels.items() if term in channel}:
            terms[term] = told
    return {
        "publish": {"operationId": operation_id("send", address), "message": one_of(here.received)},
        "subscribe": {"operationId": operation_id("receive", address), "message": one_of(here.sent)},
        **terms,
    }


def message_names(operation: JsonObject) -> list[str]:
    """Names of the messages an operation or reply refers to."""
    messages = operation.get("messages", ())
    if not isinstance(messages, list):
        return []
    return [pointer_end(message) for message in messages if isinstance(message, dict)]


def pointer_end(reference: JsonObject) -> str:
    """The name a reference ends in; names hold no slash."""
    return text(reference, "$ref").rpartition("/")[2]


def one_of(names: dict[str, None]) -> JsonObject:
    """A choice of messages."""
    references: list[JsonValue] = [{"$ref": f"#/components/messages/{name}"} for name in names]
    return {"oneOf": references}


def operation_id(verb: str, address: str) -> str:
    """A unique operation id: ``send:/api/v1/broker/ws``."""
    return f"{verb}:{address}"


def text(value: JsonObject, name: str) -> str:
    """The string ``name`` of an object.

    Raises:
        TypeError: it is missing or no string.
    """
    found = value.get(name)
    if not isinstance(found, str):
        raise TypeError(f"{name} is no string: {found!r}")
    return found
