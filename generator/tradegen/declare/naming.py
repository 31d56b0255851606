"""Reads ``names``: public names that a route file gives to types whose own name is taken or says too little."""

from tradegen.declare.declared import NamingDecl
from tradegen.declare.identifiers import PUBLIC_NAME
from tradegen.declare.keys import KeyReader
from tradegen.declare.type_expression import Scope, parse_type
from tradegen.ir import NameExpr
from tradegen.source.findings import Findings
from tradegen.source.suggestion import quote


def declare_names(reader: KeyReader, *, scope: Scope, findings: Findings) -> tuple[NamingDecl, ...]:
    """Return the names that the route file gives, in its order."""
    found: list[NamingDecl] = []
    for entry in reader.mapping("names"):
        named = reader.scalar(entry, "the reference of a type, such as orders.PlacedOrder")
        if named is None or not PUBLIC_NAME.check(entry.key, findings):
            continue
        declared = parse_type(named, named.text, scope=scope, findings=findings)
        if declared is None:
            continue
        if isinstance(declared.expr, NameExpr):
            found.append(NamingDecl(name=entry.key.text, span=entry.key.span, type=declared))
        else:
            message = f"{quote(declared.text)} cannot be given a name here"
            findings.refuse(declared.span, "unnamed-type", message=message, hint="name one model, enum or alias")
    return tuple(found)
