"""Telling the cancellation of a task from one that user code has let out of something that it awaited."""

import asyncio


def is_of_this_task() -> bool:
    """Whether somebody has asked the running task to end; false where a ``CancelledError`` only passes through."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
