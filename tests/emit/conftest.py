"""The emitted files of the sample APIs."""

from collections.abc import Callable
from functools import partial

import pytest

from tradegen.emit.files import File
from tradegen.emit.python_client.package import client_files
from tradegen.emit.render import Renderer
from tradegen.emit.server.package import ModuleDocuments, server_files
from tradegen.ir import Api
from tradegen.views.directions import decide_views

Emit = Callable[..., tuple[File, ...]]


def emitted(api: Api, renderer: Renderer, *, name: str) -> tuple[File, ...]:
    """Emit the server and the client of ``api``, in packages called ``<name>_api`` and so on."""
    views = decide_views(api)
    return (
        *server_files(
            api,
            views,
            renderer,
            package=f"{name}_api",
            contracts_package=f"{name}_contracts",
            factories={api.modules[0].name: f"{name}_services:{name}"},
            documents={module.name: ModuleDocuments(b"{}\n", b"{}\n") for module in api.modules},
        ),
        *client_files(api, views, renderer, package=f"{name}_client", class_name="ApiClient"),
    )


@pytest.fixture(scope="session")
def emit() -> Emit:
    """Emit with one renderer for all tests."""
    return partial(emitted, renderer=Renderer())
