"""Compare the REST operations of two versions."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

import msgspec

from tradegen.breaking.access import compare_access
from tradegen.breaking.change import Change
from tradegen.breaking.collected import At
from tradegen.breaking.compare import Comparison
from tradegen.breaking.findings import Finding, Site, report
from tradegen.breaking.lifecycle import compare_deprecations, released, removal, reused
from tradegen.breaking.params import compare_params
from tradegen.breaking.rules import SOURCE
from tradegen.ir import ErrorResponse, Module, NullType, Route, UnionType, Use

_IDEMPOTENT: Final = frozenset({"get", "put", "delete"})  # RFC 9110 §9.2.2


class Operation(msgspec.Struct, frozen=True):
    """A route with the module it is declared in."""

    module: Module
    route: Route

    @property
    def name(self) -> str:
        """``broker.placeOrder``."""
        return f"{self.module.name}.{self.route.operation_id}"

    @property
    def wire(self) -> tuple[str, str]:
        """Method and path as a client writes them; what a placeholder is called does not matter there."""
        return self.route.method, re.sub(r"\{[^}]*\}", "{}", self.module.base + self.route.path)


def compare_routes(comparison: Comparison, today: date) -> Iterator[Finding]:
    """Yield what changed in the operations that both versions have, and which are gone."""
    olds, news = _operations(comparison.old.api.modules), _operations(comparison.new.api.modules)
    by_wire = {operation.wire: operation for operation in news.values()}
    kept = {operation.wire for operation in olds.values()}
    for old in olds.values():
        new = by_wire.get(old.wire)
        if new is None:
            renamed = news.get(old.name)
            new = renamed if renamed is not None and renamed.wire not in kept else None
        if new is None:
            yield _removed(old, today)
        else:
            yield from _compare(comparison, old, new)
            request = Site(f"{new.name} request", "request", new.route.span)
            was, now, span = old.route.deprecated, new.route.deprecated, new.route.span
            for change in compare_deprecations(was, now, place=new.name, span=span, today=today):
                yield report(change, request)
    yield from _reserved(comparison)


def _operations(modules: tuple[Module, ...]) -> dict[str, Operation]:
    found = (Operation(module, route) for module in modules for route in module.routes)
    return {operation.name: operation for operation in found}


def _removed(old: Operation, today: date) -> Finding:
    gone = removal(old.route.deprecated, today, announced="R01", unannounced="R02")
    method, path = old.route.method.upper(), old.module.base + old.route.path
    change = Change(
        rule=gone.rule,
        place=old.name,
        message=f"{method} {path} was removed{gone.words}",
        old=f"{method} {path}",
        span=old.route.span,
        removed=True,
        level=gone.level,
    )
    return report(change, Site(old.name, "request", old.route.span))


def _reserved(comparison: Comparison) -> Iterator[Finding]:
    """Yield which operation ids are back, or free again, that the old version had reserved."""
    news = {module.name: module for module in comparison.new.api.modules}
    for old in comparison.old.api.modules:
        new = news.get(old.name)
        if new is None:
            continue
        routes = {route.operation_id: route for route in new.routes}
        for name in old.reserved_routes:
            place, route = f"{new.name}.{name}", routes.get(name)
            if route is not None:
                change = reused(name, place=place, kind="operation", span=route.span)
            elif name not in new.reserved_routes:
                change = released(name, place=place, kind="operation", span=new.span)
            else:
                continue
            yield report(change, Site(f"{place} request", "request", change.span))


def _compare(comparison: Comparison, old: Operation, new: Operation) -> Iterator[Finding]:
    request = Site(f"{new.name} request", "request", new.route.span)
    response = Site(f"{new.name} response", "response", new.route.span)
    for change in _address(old, new):
        yield report(change, request)
    for change in compare_access(old.route, new.route, place=new.name):
        yield report(change, request)
    for change in compare_params(comparison, old.route, new.route, place=new.name):
        yield report(change, request)
    for change in _body(comparison, old, new):
        yield report(change, request)
    for change in _response(comparison, old, new):
        yield report(change, response)
    yield from _errors(comparison, old, new)


def _address(old: Operation, new: Operation) -> Iterator[Change]:
    """Yield how method, path and names of the operation changed."""
    before, after = old.route, new.route

    def changed(rule: str, message: str, *, was: str, now: str) -> Change:
        return Change(rule=rule, place=new.name, message=message, old=was, new=now, span=after.span)

    if before.method != after.method:
        methods = {"was": before.method.upper(), "now": after.method.upper()}
        yield changed("R03", f"the method changed from {methods['was']} to {methods['now']}", **methods)
        if before.method in _IDEMPOTENT and after.method not in _IDEMPOTENT:
            yield changed("R22", f"{methods['now']} may not be repeated as {methods['was']} may", **methods)
    if old.wire[1] != new.wire[1]:
        paths = {"was": old.module.base + before.path, "now": new.module.base + after.path}
        yield changed("R04", f"the path changed from {paths['was']} to {paths['now']}", **paths)
    if before.operation_id != after.operation_id:
        ids = {"was": before.operation_id, "now": after.operation_id}
        yield changed("R05", f"the operation is now called {ids['now']}, not {ids['was']}", **ids)
    elif old.module.name != new.module.name:
        modules = {"was": old.module.name, "now": new.module.name}
        yield changed("R68", f"the operation moved from client {modules['was']} to {modules['now']}", **modules)


def _body(comparison: Comparison, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = old.route.body, new.route.body
    at = At(f"{new.name} body", new.route.span, old.route.span)
    if before is not None and after is not None:
        yield from comparison.changes(before.in_type, after.in_type, "in", at=at)
    elif after is not None:
        rule = "R34" if _takes_null(after) else "R33"
        yield Change(rule=rule, place=at.place, message="a body was added", span=at.span)
    elif before is not None:
        message = "the body was removed: what clients tell with it is ignored"
        yield Change(rule="R30", place=at.place, message=message, span=at.span, level="error")


def _takes_null(use: Use) -> bool:
    return isinstance(use.in_type, UnionType) and NullType() in use.in_type.members


def _response(comparison: Comparison, old: Operation, new: Operation) -> Iterator[Change]:
    before, after = old.route.response, new.route.response
    at = At(f"{new.name} response", new.route.span, old.route.span)
    if old.route.status != new.route.status:
        was, now = str(old.route.status), str(new.route.status)
        yield Change(rule="R06", place=at.place, message=f"answers {now}, not {was}", old=was, new=now, span=at.span)
    if before is not None and after is not None:
        yield from comparison.changes(before.out_type, after.out_type, "out", at=at)
    elif after is not None:
        yield Change(rule="R21", place=at.place, message="answers with content now", span=at.span)
    elif before is not None:
        yield Change(rule="R07", place=at.place, message="answers without content now", span=at.span)


def _errors(comparison: Comparison, old: Operation, new: Operation) -> Iterator[Finding]:
    news: Mapping[int, ErrorResponse] = {error.status: error for error in new.route.errors}
    for before in old.route.errors:
        place = f"{new.name} error {before.status}"
        site = Site(place, "response", new.route.span)
        after = news.get(before.status)
        if after is None:
            message = f"error {before.status} is no longer declared"
            was = str(before.status)
            yield report(Change(rule="R08", place=place, message=message, old=was, span=new.route.span), site)
        else:
            for change in _error(comparison, before, after, At(place, new.route.span, old.route.span)):
                yield report(change, site)


def _error(comparison: Comparison, old: ErrorResponse, new: ErrorResponse, at: At) -> Iterator[Change]:
    if old.use is not None and new.use is not None:
        yield from comparison.changes(old.use.out_type, new.use.out_type, "out", at=at)
    elif old.use is not new.use:
        was, now = ("the problem document", "a model of its own")[:: 1 if old.use is None else -1]
        message = f"answers {now}, not {was}"
        yield Change(
            rule="R43", place=at.place, message=message, old=was, new=now, span=at.span, breaks=("wire", *SOURCE)
        )
