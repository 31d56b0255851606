"""Compare the live topics of two versions: names, keys, delivery and recovery."""

from collections.abc import Iterator
from datetime import date

import msgspec

from tradegen.breaking.access import compare_access
from tradegen.breaking.change import Change
from tradegen.breaking.collected import At
from tradegen.breaking.compare import Comparison
from tradegen.breaking.findings import Finding, Site, report
from tradegen.breaking.lifecycle import compare_deprecations, released, removal, reused
from tradegen.breaking.topic_keys import compare_keys
from tradegen.ir import Module, Snapshot, Topic
from tradegen.span import Span


class Channel(msgspec.Struct, frozen=True):
    """A topic with the module it is declared in."""

    module: Module
    topic: Topic

    @property
    def name(self) -> str:
        """``broker.orders``."""
        return f"{self.module.name}.{self.topic.name}"


def compare_topics(comparison: Comparison, today: date) -> Iterator[Finding]:
    """Yield what changed in the topics that both versions have, and which are gone."""
    olds, news = _channels(comparison.old.api.modules), _channels(comparison.new.api.modules)
    added = [channel for name, channel in news.items() if name not in olds]
    for name, old in olds.items():
        new = news.get(name)
        if new is None:
            yield _gone(old, added, today)
        elif old.module.version != new.module.version:
            was, now = old.module.version, new.module.version
            message = f"is served by {now} of {new.module.name} only, no longer by {was}"
            yield _told("R12", new, message, was=was, now=now)
        else:
            yield from _compare(comparison, old, new)
            params = Site(f"{new.name} params", "request", new.topic.span)
            before, after, span = old.topic.deprecated, new.topic.deprecated, new.topic.span
            for change in compare_deprecations(before, after, place=new.name, span=span, today=today):
                yield report(change, params)
    yield from _reserved(comparison)


def _channels(modules: tuple[Module, ...]) -> dict[str, Channel]:
    found = (Channel(module, topic) for module in modules for topic in module.topics)
    return {channel.name: channel for channel in found}


def _gone(old: Channel, added: list[Channel], today: date) -> Finding:
    """A topic that is gone, or goes by another name: the only new one of the same params and updates."""
    alike = [channel for channel in added if _signature(channel) == _signature(old)]
    if len(alike) == 1:
        new = alike[0]
        return _told("R11", new, f"is now called {new.name}, not {old.name}", was=old.name, now=new.name)
    gone = removal(old.topic.deprecated, today, announced="R10", unannounced="R10")
    change = Change(
        rule=gone.rule,
        place=old.name,
        message=f"topic {old.topic.name} was removed{gone.words}",
        old=old.name,
        span=old.topic.span,
        removed=True,
        level=gone.level,
    )
    return report(change, Site(f"{old.name} params", "request", old.topic.span))


def _reserved(comparison: Comparison) -> Iterator[Finding]:
    """Yield which topic names are back, or free again, that the old version had reserved: the API shares them."""
    news = comparison.new.api.modules
    channels = {channel.topic.name: channel for channel in _channels(news).values()}
    kept = {name for module in news for name in module.reserved_topics}
    for old in comparison.old.api.modules:
        for name in old.reserved_topics:
            channel = channels.get(name)
            if channel is not None:
                change = reused(name, place=channel.name, kind="topic", span=channel.topic.span)
            elif name not in kept:
                change = released(name, place=f"{old.name}.{name}", kind="topic", span=_place(old, news))
            else:
                continue
            yield report(change, Site(f"{change.place} params", "request", change.span))


def _place(old: Module, news: tuple[Module, ...]) -> Span | None:
    """Return where the module that had a name is now."""
    return next((module.span for module in news if module.name == old.name), None)


def _signature(channel: Channel) -> tuple[object, object]:
    topic = channel.topic
    return None if topic.params is None else topic.params.expr, topic.update.expr


def _told(rule: str, new: Channel, message: str, *, was: str, now: str) -> Finding:
    change = Change(rule=rule, place=new.name, message=message, old=was, new=now, span=new.topic.span)
    return report(change, Site(f"{new.name} params", "request", new.topic.span))


def _compare(comparison: Comparison, old: Channel, new: Channel) -> Iterator[Finding]:
    params = Site(f"{new.name} params", "request", new.topic.span)
    update = Site(f"{new.name} update", "update", new.topic.span)
    for change in compare_access(old.topic, new.topic, place=new.name):
        yield report(change, params)
    for change in compare_keys(comparison, old.topic, new.topic, place=new.name):
        yield report(change, params)
    for change in _policy(old.topic, new.topic, new.name):
        yield report(change, update)
    at = At(f"{new.name} update", new.topic.span, old.topic.span)
    for change in comparison.changes(old.topic.update.out_type, new.topic.update.out_type, "out", at=at):
        yield report(change, update)


def _policy(old: Topic, new: Topic, place: str) -> Iterator[Change]:
    """Yield what subscribers are no longer promised."""
    was, now = old.delivery, new.delivery
    if (was, now) == ("latest", "every"):
        message = "new subscribers are no longer sent the latest update"
        yield Change(rule="R16", place=place, message=message, old=was, new=now, span=new.span)
    elif (was, now) == ("every", "latest"):
        message = "updates in between may be left out now"
        yield Change(rule="R18", place=place, message=message, old=was, new=now, span=new.span)
    elif (old.on_slow, new.on_slow) == ("disconnect", "drop_oldest"):
        message = "updates that a slow reader does not take in time are left out now"
        yield Change(rule="R18", place=place, message=message, old=old.on_slow, new=new.on_slow, span=new.span)
    if new.rate_per_s is not None and (old.rate_per_s is None or new.rate_per_s < old.rate_per_s):
        before = "all" if old.rate_per_s is None else f"{old.rate_per_s:g} a second"
        message = f"at most {new.rate_per_s:g} updates a second are sent, not {before}"
        rates = (f"{old.rate_per_s or ''}", f"{new.rate_per_s}")
        yield Change(rule="R62", place=place, message=message, old=rates[0], new=rates[1], span=new.span)
    if old.snapshot is not None and new.snapshot is None:
        message, name = "clients that keep a live list are no longer sent its items", old.snapshot.operation_id
        yield Change(rule="R16", place=place, message=message, old=name, new="", span=new.span)
    elif old.snapshot is not None and new.snapshot is not None and _item_rule(old.snapshot) != _item_rule(new.snapshot):
        message = "clients that keep a live list identify or drop its items by the old rule"
        was_rule, now_rule = _item_rule(old.snapshot), _item_rule(new.snapshot)
        yield Change(rule="R16", place=place, message=message, old=was_rule, new=now_rule, span=new.span)
    if new.history < old.history:
        message = f"only {new.history} updates are kept for resuming, not {old.history}"
        yield Change(
            rule="R17",
            place=place,
            message=message,
            old=str(old.history),
            new=str(new.history),
            span=new.span,
            level=None if new.history == 0 else "warning",
        )


def _item_rule(snapshot: Snapshot) -> str:
    """Print how the updates of a topic make a list: ``id, qty: 0``."""
    return ", ".join((snapshot.key, *(f"{drop.name}: {' '.join(drop.values)}" for drop in snapshot.drop)))
