"""The trading contracts themselves: every model and every key vector, checked against the contract's own classes."""

import importlib
import json
import sys
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from types import ModuleType

import pytest
from tests.specs.project import read_api, written_models
from tests.specs.pydantic_schema import pydantic_meaning

from tradegen.emit.python_models.worker import ModelWorker
from tradegen.ir import Api, ModelRef, Topic
from tradegen.specs.topic_keys import module_vectors
from tradegen.views.directions import Views, decide_views
from tradegen_runtime.codec import ParamsCodec

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def trading() -> Api:
    """The declarations of the trading API."""
    return read_api(ROOT)


@pytest.fixture(scope="module")
def trading_views(trading: Api) -> Views:
    """The views of its types."""
    return decide_views(trading)


@pytest.fixture(scope="module")
def client(
    trading: Api, trading_views: Views, worker: ModelWorker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ModuleType]:
    """Its client's models, made afresh and imported."""
    root = tmp_path_factory.mktemp("trading")
    place = str(written_models(trading, trading_views, worker, root, package="fresh_client"))
    sys.path.insert(0, place)
    yield importlib.import_module("fresh_client.models")
    sys.path.remove(place)


def declared(ref: str) -> type:
    """The class of the contract that ``package.module:Name`` refers to."""
    module, _, name = ref.partition(":")
    found: type = attrgetter(name)(importlib.import_module(module))
    return found


def test_client_models_mean_what_the_contracts_mean(trading: Api, trading_views: Views, client: ModuleType) -> None:
    """Each client class has the schema of its contract class, both ways."""
    different = [
        model.name
        for model in trading.models
        if not model.params and not same_meaning(ModelRef(model.ref), trading_views, client)
    ]
    assert [] == different


def same_meaning(ref: ModelRef, views: Views, client: ModuleType) -> bool:
    """Whether the client's class or classes mean what the contract's class means."""
    contract = declared(ref.ref)
    accepted = getattr(client, views.client_class(ref, "in"))
    sent = getattr(client, views.client_class(ref, "out"))
    return pydantic_meaning(contract, "validation") == pydantic_meaning(accepted, "validation") and (
        pydantic_meaning(contract, "serialization") == pydantic_meaning(sent, "serialization")
    )


def test_server_makes_every_key(trading: Api, trading_views: Views) -> None:
    """The server's codec accepts the params of every vector and makes the same key."""
    topics = {topic.name: topic for module in trading.modules for topic in module.topics}
    vectors = [
        one for module in trading.modules for topic in module_vectors(module, trading_views) for one in topic.vectors
    ]
    wrong = [
        one
        for one in vectors
        if isinstance(one, dict) and one["key"] != server_key(topics[str(one["route"])], one["params"])
    ]
    assert ([], True) == (wrong, len(vectors) > len(topics))


def server_key(topic: Topic, params: object) -> str:
    """The key that the server makes of params as a client sends them."""
    if topic.params is None:
        return f"{topic.name}:{{}}"
    assert isinstance(topic.params.in_type, ModelRef)
    codec: ParamsCodec[object] = ParamsCodec(declared(topic.params.in_type.ref))
    return codec.topic_key(topic.name, codec.parse(json.dumps(params).encode()))
