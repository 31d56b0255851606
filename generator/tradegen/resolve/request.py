"""What the introspection child must be asked so that the declarations can be resolved."""

from tradegen.declare.declared import Declarations, module_types
from tradegen.introspect.request import NameRequest, Request, UseDirection
from tradegen.project import Project


def introspection_request(declarations: Declarations, project: Project) -> Request:
    """Return the request for every name that a type expression uses: unique, sorted, with the views in use.

    The folders of the contracts, of the project, and of a ``src`` layout are where modules are looked for.
    """
    directions: dict[tuple[str, str], UseDirection] = {}
    for module in declarations.modules:
        for declared, direction in module_types(module):
            for use in declared.names:
                key = (use.expr.module, use.expr.attr)
                known = directions.get(key, direction)
                directions[key] = direction if known in (direction, "none") else "both"
        for naming in module.names:
            for use in naming.type.names:
                directions.setdefault((use.expr.module, use.expr.attr), "none")
    roots = (project.contracts_root, project.root, project.root / "src")
    return Request(
        project_root=str(project.root),
        contracts_root=str(project.path(project.contracts)),
        source_roots=tuple(dict.fromkeys(map(str, roots))),
        names=tuple(
            NameRequest(module=module, attr=attr, direction=directions[module, attr])
            for module, attr in sorted(directions)
        ),
    )
