"""Compare the operations that FastWS serves with the AsyncAPI document that we emitted."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from tradegen.gates.child_messages import Endpoint, Message
from tradegen.gates.compare import Direction, Side, differences
from tradegen.gates.rest_documents import without_null
from tradegen_runtime.documents import JsonObject, JsonValue, items, section


def live_differences(endpoint: Endpoint, documents: Iterable[JsonObject]) -> Iterator[str]:
    """Yield a sentence for each way in which a live endpoint parts from the documents of its modules."""
    served = {one.operation: one for one in endpoint.messages}
    components = msgspec.json.decode(endpoint.components)
    emitted: dict[str, JsonObject] = {}
    for document in documents:
        for name, operation in section(document, "operations").items():
            if isinstance(operation, Mapping) and not name.startswith("wire."):
                emitted[name] = document
    topics = {name: document for name, document in emitted.items() if _is_of_a_topic(name)}
    for name in sorted(topics.keys() - served.keys()):
        yield f"{name} is in the document, and {endpoint.path} does not serve it"
    for name in sorted(served.keys() - topics.keys()):
        yield f"{name} is served at {endpoint.path}, and the document does not have it"
    for name in sorted(served.keys() & topics.keys()):
        for sentence in _message_differences(served[name], components, topics[name]):
            yield f"{name}: {sentence}"


def _is_of_a_topic(operation: str) -> bool:
    return operation.rpartition(".")[2] in ("subscribe", "unsubscribe", "snapshot", "update")


def _message_differences(served: Message, components: JsonObject, document: JsonObject) -> Iterator[str]:
    operation = section(section(document, "operations"), served.operation)
    action = "receive" if served.way == "SEND" else "send"
    if operation.get("action") != action:
        yield f"the server would {action} it, and the document says {operation.get('action')}"
    reply = items(section(operation, "reply"), "messages")
    replies = [str(one["$ref"]).rpartition("/")[2] for one in reply if isinstance(one, Mapping)]
    asks = served.way == "SEND"
    if asks and replies != [served.reply]:
        yield f"the reply is {served.reply}, not {', '.join(replies) or 'none'}"
    schemas = section(section(document, "components"), "schemas")
    message = section(section(section(document, "components"), "messages"), served.operation)
    found = _payload(msgspec.json.decode(served.payload), components)
    wanted = _payload(message.get("payload"), schemas)
    if not asks:
        found, wanted = _payload(found, components), _payload(wanted, schemas)
    elif found is None and _takes_nothing(wanted, schemas):
        return
    else:
        found = without_null(found)
    for part in differences(Side(found, components), Side(wanted, schemas), Direction(sent=not asks)):
        yield str(part)


def _takes_nothing(schema: JsonValue, components: JsonObject) -> bool:
    """Whether a payload's schema is that of a topic without params."""
    return not section(_resolved(schema, components), "properties")


def _payload(schema: JsonValue, components: JsonObject) -> JsonValue:
    """Return the schema of the member ``payload`` of a frame, or of an update inside its payload."""
    return section(_resolved(schema, components), "properties").get("payload")


def _resolved(schema: JsonValue, components: JsonObject) -> JsonObject:
    """Return the object that a schema stands for; FastWS says of every payload that it may be left out."""
    while isinstance(schema, Mapping):
        options = [one for one in items(schema, "anyOf") if one != {"type": "null"}]
        if "$ref" in schema:
            schema = components.get(str(schema["$ref"]).rpartition("/")[2])
        elif len(options) == 1:
            schema = options[0]
        else:
            return schema
    return {}
