"""The public names of an API with who has them, so that the next build leaves them where they are."""

from tradegen.ir import Api
from tradegen.views.directions import Views, every_name
from tradegen.views.owners import INPUT, owner
from tradegen_runtime.documents import JsonObject


def public_names(api: Api, views: Views) -> JsonObject:
    """Every name of a type in the documents and clients, sorted, with its owner: one line each, made for merging."""
    used = dict.fromkeys((*every_name(api), *views.used["out"], *views.used["in"]))
    names = {views.public_name(ref): owner(ref) for ref in used}
    inputs = {views.interface(ref, "in"): f"{owner(ref)}{INPUT}" for ref in used}
    return dict(sorted({**inputs, **names}.items()))
