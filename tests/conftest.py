"""What holds for every test: a busy machine fails none of them, and none that takes long is begun last."""

import pytest
from hypothesis import settings
from tests.order import in_order

settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order the files for processes that share them (``--dist loadfile --no-loadscope-reorder``)."""
    if hasattr(config, "workerinput"):
        items[:] = in_order(items, config.rootpath)
