"""Live lists are the server's: at every step of every interleaving, over everything that can break."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clients.live_world import KEYS, World

STEPS: tuple[Callable[[World], None], ...] = (
    *[World.to_server] * 4,
    *[World.to_client] * 6,
    *[World.step_source] * 4,
    *[World.read_one] * 6,
    *[World.open] * 3,
    *[World.flow] * 12,
    World.settle,
    World.fail_read,
    World.crash_source,
    World.end_grace,
    World.cut,
    World.restart,
    World.follow,
    World.leave,
    lambda world: world.wait(0.2),
    lambda world: world.wait(10.0),
)

changes = st.tuples(st.sampled_from(KEYS), st.integers(0, 3)).map(
    lambda change: lambda world: world.change(change[0], change[1])
)
steps = st.one_of(changes, st.sampled_from(STEPS))


@settings(max_examples=300)
@given(history=st.sampled_from((0, 2, 100)), script=st.lists(steps, min_size=20, max_size=150))
def test_a_whole_list_is_the_state_at_the_update_the_client_has_got_to(
    history: int, script: list[Callable[[World], None]]
) -> None:
    """Torn snapshot calls, publishes anywhere, breaks and restarts: no whole list is ever anything else."""
    world = World(history)
    world.follow()
    for step in script:
        step(world)
        world.check()
    world.settle()
    assert [world.state] * len(world.watchers) == [watcher.shown() for watcher in world.watchers]
