"""IR values as short lines of text, so that a golden file can be read by eye."""

from collections.abc import Iterator

from tradegen.introspect.request import Reply
from tradegen.ir import (
    Alias,
    AliasRef,
    AnyType,
    BoolType,
    Enum,
    EnumRef,
    Field,
    IntType,
    ListType,
    LiteralType,
    MapType,
    Model,
    ModelRef,
    NullType,
    NumberType,
    StrType,
    TupleType,
    Type,
    TypeParam,
    UnionType,
)

_SILENT = (None, False)


def print_module(reply: Reply, module: str) -> str:
    """Everything a reply says about one module."""
    prefix = f"{module}:"
    lines = [line for enum in reply.enums if enum.ref.startswith(prefix) for line in _enum(enum)]
    lines += [_alias(alias) for alias in reply.aliases if alias.ref.startswith(prefix)]
    lines += [line for model in reply.models if model.ref.startswith(prefix) for line in _model(model)]
    lines += [
        f"{name.attr} = {_views(spell(name.in_type), spell(name.out_type))}"
        for name in reply.names
        if name.module == module and not isinstance(name.in_type, ModelRef | EnumRef | AliasRef)
    ]
    lines += [f"{name.attr} is missing: {name.reason} [{name.slug}]" for name in reply.missing if name.module == module]
    file = f"{module.replace('.', '/')}.py"
    lines += [str(found) for found in reply.diagnostics if found.span.file == file]
    return "".join(f"{line}\n" for line in lines)


def spell(wire: Type) -> str:
    """A type on one line."""
    match wire:
        case AnyType():
            return "any"
        case NullType():
            return "null"
        case BoolType():
            return "bool"
        case IntType() | NumberType() | StrType():
            names = {IntType: "int", NumberType: "number", StrType: "str"}
            facts = [f"{name}={getattr(wire, name)}" for name in wire.__struct_fields__]
            told = [fact for fact in facts if not fact.endswith(("=None", "=False", "=()"))]
            return names[type(wire)] + (f"({', '.join(told)})" if told else "")
        case LiteralType(values=values, members=members):
            named = zip(values, members, strict=True) if members else ((value, "") for value in values)
            return "literal(" + ", ".join(f"{value} {name}".strip() for value, name in named) + ")"
        case EnumRef(ref=ref) | AliasRef(ref=ref):
            return _short(ref)
        case ModelRef(ref=ref, args=args):
            return _short(ref) + (f"[{', '.join(map(spell, args))}]" if args else "")
        case TypeParam(name=name):
            return f"<{name}>"
        case ListType(item=item):
            bounds = [f", {name}={value}" for name in ("min_items", "max_items") if (value := getattr(wire, name))]
            return f"{'set' if wire.unique else 'list'}[{spell(item)}{''.join(bounds)}]"
        case TupleType(items=items):
            return f"tuple[{', '.join(map(spell, items))}]"
        case MapType(key=key, value=value):
            return f"map[{spell(key)}, {spell(value)}]"
        case UnionType(members=members, tag=None):
            return " | ".join(map(spell, members))
        case UnionType(members=members, tag=tag, tags=tags):
            tagged = zip(tags, members, strict=True)
            return f"({tag}: " + " | ".join(f"{','.join(values)} {spell(one)}" for values, one in tagged) + ")"


def _short(ref: str) -> str:
    return ref.partition(":")[2]


def _views(accepted: str, sent: str) -> str:
    return accepted if accepted == sent else f"{accepted} -> {sent}"


def _enum(enum: Enum) -> Iterator[str]:
    members = ", ".join(f"{member.name}={member.value}" for member in enum.members)
    yield f"{'flag' if enum.flag else 'enum'} {enum.name}: {members}{_quoted(enum.doc)}"


def _alias(alias: Alias) -> str:
    return f"alias {alias.name} = {_views(spell(alias.in_type), spell(alias.out_type))}"


def _model(model: Model) -> Iterator[str]:
    params = f"[{', '.join(model.params)}]" if model.params else ""
    extra = "" if model.extra == "ignore" else f" extra={model.extra}"
    typed = f"[{spell(model.extra_type)}]" if model.extra_type is not None else ""
    told = "".join(
        f" {name}={value!r}"
        for name in ("frozen", "title", "deprecated", "examples", "domain")
        if (value := getattr(model, name)) not in (*_SILENT, "", ()) or (name == "deprecated" and value == "")
    )
    yield f"{model.kind} {model.name}{params}{extra}{typed}{told}{_quoted(model.doc)}"
    for field in model.fields:
        yield f"    {_field(field)}"


def _field(field: Field) -> str:
    default = f" = {field.default}" if field.default is not None else (" = ?" if field.has_factory else "")
    accepted = _view(field.in_name, field.in_type, required=field.in_required) + default
    sent = _view(field.out_name, field.out_type, required=field.out_required)
    named = "" if field.name in (field.in_name, field.out_name) else f"{field.name}; "
    told = "".join(
        f" {name}={value!r}"
        for name in ("frozen", "title", "deprecated", "examples")
        if (value := getattr(field, name)) not in (*_SILENT, "", ()) or (name == "deprecated" and value == "")
    )
    return f"{named}{_views(accepted, sent)}{told}{_quoted(field.doc)}"


def _view(name: str, wire: Type | None, *, required: bool) -> str:
    return "-" if wire is None else f"{name}{'' if required else '?'}: {spell(wire)}"


def _quoted(doc: str) -> str:
    return f"  # {doc!r}" if doc else ""
