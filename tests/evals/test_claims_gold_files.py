"""The gold of the claims is sound: runs stand in their articles, ids resolve, the quotas of the set are kept."""

from __future__ import annotations

import copy

import pytest

from evals.claims_gold_check import GoldSet, faults, load_all, quotas

SETS = load_all()
AT_LEAST = {
    "articles": 30,
    "indirect_percent": 40,
    "via": 12,
    "figures": 40,
    "declines": 6,
    "denies": 8,
    "dispute": 8,
    "update": 4,
    "same": 4,
    "compatible": 4,
}


@pytest.mark.parametrize("gold", SETS, ids=[s.name for s in SETS])
def test_a_set_has_no_faults(gold: GoldSet) -> None:
    """Every run of every row reads back, every id resolves, every word of a closed list is one of it."""
    assert faults(gold) == ()


@pytest.mark.parametrize("name", ["fourth", "fifth", "unseen"])
def test_what_was_written_without_sight_of_the_rules_keeps_its_quotas(name: str) -> None:
    """The sets by writers who had not seen the rules hold what they were asked to hold."""
    held = quotas(tuple(s for s in SETS if s.name == name))
    assert {name: held[name] for name, least in AT_LEAST.items() if held[name] < least} == {}


def broken(**changes: object) -> GoldSet:
    """The fourth set with its first claim changed."""
    gold = copy.deepcopy(next(s for s in SETS if s.name == "fourth"))
    next(iter(gold.claims.values())).update(changes)
    return gold


@pytest.mark.parametrize(
    ("field", "value"),
    [("content", ["words nobody wrote"]), ("stance", "thinks"), ("denies", "none-such"), ("cue", "quipped")],
)
def test_a_fault_is_seen(field: str, value: object) -> None:
    """A run that is not in the article, a stance off the list and an unknown id are each reported with the claim's id."""
    gold = broken(**{field: value})
    assert any(fault.startswith(f"fourth/{next(iter(gold.claims))}: ") for fault in faults(gold))
