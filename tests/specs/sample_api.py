"""Small APIs made by hand, for what no contract file can show."""

import json

from tradegen.ir import (
    Api,
    Enum,
    EnumMember,
    EnumRef,
    Field,
    ListType,
    LiteralType,
    Model,
    ModelRef,
    StrType,
    Type,
    UnionType,
)


def field(name: str, kind: Type, *, default: str | None = None, doc: str = "") -> Field:
    """A field that is the same both ways."""
    return Field(
        name=name,
        in_name=name,
        out_name=name,
        in_type=kind,
        out_type=kind,
        in_required=default is None,
        out_required=True,
        default=default,
        doc=doc,
    )


def model(name: str, *fields: Field, domain: str = "desk", doc: str = "") -> Model:
    """A model of a domain."""
    return Model(ref=f"{domain}:{name}", name=name, kind="model", fields=fields, domain=domain, doc=doc)


def api_of(*models: Model, enums: tuple[Enum, ...] = ()) -> Api:
    """An API of types alone."""
    ordered = tuple(sorted(models, key=lambda one: one.name))
    return Api(title="Desk", version="1", modules=(), models=ordered, enums=enums)


def texts_api(text: str) -> Api:
    """An API that holds ``text`` wherever a user may write one."""
    tag = LiteralType(values=('"a"',))
    enum = Enum(
        ref="desk:Kind", name="Kind", members=(EnumMember("A", quoted(text), doc=text),), doc=text, domain="desk"
    )
    leaf = model("Leaf", field("tag", tag, doc=text), domain="desk", doc=text)
    whole = model(
        "Whole",
        field("plain", StrType(pattern=text), default=quoted(text), doc=text),
        field("word", LiteralType(values=(quoted(text), '"b"')), default=quoted(text), doc=text),
        field("kind", EnumRef("desk:Kind"), default=quoted(text), doc=text),
        field("words", ListType(StrType()), default=f"[{quoted(text)}]", doc=text),
        field("either", UnionType((ModelRef("desk:Leaf"), StrType())), doc=text),
        doc=text,
    )
    return api_of(leaf, whole, enums=(enum,))


def quoted(text: str) -> str:
    """JSON text of a string."""
    return json.dumps(text)
