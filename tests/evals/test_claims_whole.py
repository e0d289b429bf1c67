"""The scorer of the whole claim model: what is laid beside what, and what each column counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.claim import Dispute, Relation, Side
from evals.claims_align import Count, Said, align, from_gold, overlap, touching, words_of
from evals.claims_columns import Case, Quarrel, attributes, disputes, figures, found, percents
from evals.claims_whole import differences, faults, of_dispute, of_relation, table, wanted


def said(name: str, first: int, last: int, **changes: Any) -> Said:
    """An assertion by Norland that holds the words from `first` up to `last`, one offset a word."""
    plain: dict[str, Any] = {
        "id": name, "article": "a", "words": frozenset(range(first, last)), "stances": frozenset(("asserts",)),
        "parties": frozenset(("norland",)),
    }  # fmt: skip
    return Said(**(plain | changes))


def case(gold: list[Said], ours: list[Said], wanted: tuple[Quarrel, ...] = (), given: tuple[Quarrel, ...] = ()) -> Case:
    """A gold and a program's claims side by side."""
    return Case(gold=tuple(gold), ours=tuple(ours), wanted=wanted, given=given)


def quarrel(kind: str, *sides: str, optional: bool = False) -> Quarrel:
    """A dispute or relation, the claims of each side parted by blanks."""
    return Quarrel(kind=kind, sides=tuple(frozenset(s.split()) for s in sides), optional=optional)


def test_marks_of_quotation_do_not_count_as_words() -> None:
    """A content with its quotation marks holds the same words as one without."""
    text = 'He said "the dam holds".'
    assert words_of(text, [(8, 23)]) == words_of(text, [(9, 22)]) == {9, 13, 17}


def test_a_line_of_the_gold_is_read_through_its_offsets() -> None:
    """Words, parties, carriers and figures come out as they are compared."""
    text = "Norland said three men died."
    figure = {"kind": "killed", "low": None, "high": 3, "victims": "Norland"}
    row = {
        "id": "g", "article": "a", "content": ["three men died"],
        "stance": "asserts", "stance_also": "confirms", "via": ["The Lamp"], "optional": True,
        "speakers": [{"party": "Norland", "party_also": "Sundland", "kind": "organisation"}], "figures": [figure],
        "spans": {"content": [[13, 27]], "cue": [8, 12], "figures": [[13, 22]]},
    }  # fmt: skip
    got = from_gold(row, text)
    assert got.words == {13, 19, 23}
    assert got.parties == {"norland"}
    assert got.parties_also == {"sundland"}
    assert got.via == {"the lamp"}
    assert (got.cue, got.optional) == ((8, 12), True)
    assert got.stances == {"asserts", "confirms"}
    assert got.figures == (Count(kind="killed", number=3, victims="norland", place=(13, 22)),)


def test_the_best_pair_is_taken_first_and_each_claim_once() -> None:
    """A wide claim does not take the place of the exact one, nor answer twice."""
    gold = [said("g1", 0, 10), said("g2", 10, 20)]
    ours = [said("wide", 0, 20), said("exact", 0, 10)]
    assert align(gold, ours) == {"g1": "exact", "g2": "wide"}
    assert align(gold, ours[:1]) == {"g1": "wide"}


def test_a_common_cue_decides_between_equal_contents() -> None:
    """Of two claims with the same words, the one with the gold's cue answers it."""
    ours = [said("other", 0, 10, cue=(40, 44)), said("same", 0, 10, cue=(30, 34))]
    assert align([said("g", 0, 10, cue=(30, 34))], ours) == {"g": "same"}


def test_claims_of_two_articles_never_meet() -> None:
    """Equal offsets in another article are no overlap."""
    assert overlap(said("g", 0, 10), said("o", 0, 10, article="b")) == 0


def test_optional_claims_cost_nothing_and_bring_nothing() -> None:
    """They are not asked for, and a claim that answers one is not judged."""
    gold = [said("g1", 0, 10), said("g2", 20, 30, optional=True)]
    ours = [said("o1", 0, 10), said("o2", 20, 30), said("o3", 50, 60), said("voice", 70, 80, narrator=True)]
    assert found(case(gold, ours)) == {"found": 100, "credited": 50}


def test_party_nobody_and_stance_are_judged_of_what_was_found() -> None:
    """A bystander who is given a party is a fault of its own; a missed claim is none here."""
    gold = [said("g1", 0, 10), said("g2", 10, 20, parties=frozenset()), said("g3", 90, 99)]
    ours = [said("o1", 0, 10, stances=frozenset(("denies",))), said("o2", 10, 20)]
    got = attributes(case(gold, ours))
    assert (got["party"], got["nobody"], got["stance"]) == (100, 0, 50)


def test_a_party_that_may_be_named_is_right_with_and_without() -> None:
    """A retired general of Norland may be given to Norland or to nobody, and to nobody else."""
    general = said("g", 0, 10, parties=frozenset(), parties_also=frozenset(("norland",)))
    assert general.accepts(frozenset())
    assert general.accepts(frozenset(("norland",)))
    assert not general.accepts(frozenset(("sundland",)))


def test_one_invented_and_one_right_carrier_are_two_thirds() -> None:
    """F1 over all carriers; a longer name for the same carrier is right."""
    gold = [said("g1", 0, 10, via=frozenset(("tna",))), said("g2", 10, 20)]
    ours = [said("o1", 0, 10, via=frozenset(("state agency tna",))), said("o2", 10, 20, via=frozenset(("lamp",)))]
    got = attributes(case(gold, ours))["via f1"]
    assert got is not None
    assert round(got, 1) == 66.7


def test_a_figure_needs_its_kind_number_side_and_claimant() -> None:
    """The same number for the other side, or by another claimant, is wrong; elsewhere in the text it is another figure."""
    three = Count(kind="killed", number=3, victims="sundland", place=(0, 5))
    gold = [said("g", 0, 10, figures=(three,))]
    right = said("o", 0, 10, figures=(three,))
    ours_side = Count(kind="killed", number=3, victims="norland", place=(0, 5))
    assert figures(case(gold, [right])) == {"figures p": 100, "figures r": 100}
    assert figures(case(gold, [said("o", 0, 10, figures=(ours_side,))]))["figures r"] == 0
    assert figures(case(gold, [said("o", 0, 10, figures=(three,), parties=frozenset())]))["figures r"] == 0
    away = Count(kind="killed", number=3, victims="sundland", place=(50, 55))
    assert figures(case(gold, [said("o", 0, 10, figures=(away,))]))["figures p"] == 0


def test_a_figure_of_an_optional_claim_is_not_judged() -> None:
    """Neither asked for nor counted as invented."""
    one = Count(kind="killed", number=1, victims=None, place=(0, 5))
    gold = [said("g", 0, 10, figures=(one,), optional=True)]
    other = Count(kind="killed", number=2, victims=None, place=(0, 5))
    assert figures(case(gold, [said("o", 0, 10, figures=(other,))])) == {"figures p": None, "figures r": None}


def test_a_dispute_is_right_when_it_sets_two_sides_of_one_dispute_against_each_other() -> None:
    """Two claims of one side, or claims of two disputes, do not make it right."""
    asked = (quarrel("dispute", "a b", "c"), quarrel("dispute", "d", "e"))
    given = (quarrel("figure", "a", "c"), quarrel("dispute", "a", "b"), quarrel("dispute", "a", "d"))
    got = disputes(case([], [], asked, given))
    assert got["disputes r"] == 50
    assert round(got["disputes p"] or 0, 1) == 33.3


def test_an_optional_dispute_is_not_judged() -> None:
    """It is no invention, and not asked for."""
    got = disputes(case([], [], (quarrel("dispute", "a", "b", optional=True),), (quarrel("dispute", "a", "b"),)))
    assert (got["disputes p"], got["disputes r"]) == (None, None)


def test_a_relation_is_right_in_kind_and_an_update_called_a_dispute_is_told() -> None:
    """Another kind of relation is not right; a dispute over figures that opposes its claims is the worst."""
    asked = (quarrel("update", "a", "b"), quarrel("same", "c", "d"))
    given = (quarrel("update", "a", "b"), quarrel("update", "c", "d"), quarrel("figure", "c", "d"))
    got = disputes(case([], [], asked, given))
    assert (got["relations"], got["as disputes"]) == (50, 50)


def test_disputes_and_relations_are_told_in_the_golds_claims() -> None:
    """A side's claims become the gold claims that they answer; doubled claims count as well."""
    gold, ours = [said("g1", 0, 10), said("g2", 10, 20)], [said("o1", 0, 10), said("o2", 10, 20), said("o3", 0, 9)]
    answers = touching(gold, ours)
    sides = (Side(party="norland", text="", claims=("o3",)), Side(party="sundland", text="", claims=("o2",)))
    dispute = Dispute(id="d", question="", kind="figure", sides=sides)
    assert of_dispute(dispute, answers) == replace(quarrel("figure", "g1", "g2"), id="d")
    relation = Relation(kind="update", claims=("o1", "o2"), note="")
    assert of_relation(relation, answers) == quarrel("update", "g1", "g2")


def test_a_relation_of_the_gold_has_a_side_for_each_claim() -> None:
    """An update is between its claims, whatever parties they are of."""
    row = {"kind": "update", "claims": ["a", "b"], "sides": [["a", "b"]], "question": ""}
    assert wanted(row) == quarrel("update", "a", "b")
    assert wanted(row | {"kind": "dispute", "sides": [["a"], ["b"]]}) == quarrel("dispute", "a", "b")


def test_differences_name_what_is_wrong() -> None:
    """Party, stance, carriers and figures, each by its name."""
    ours = said("o", 0, 10, parties=frozenset(), via=frozenset(("lamp",)))
    assert [name for name, differs in differences(said("g", 0, 10), ours) if differs] == ["party", "via"]


def test_the_detail_tells_what_is_missed_differs_or_is_invented() -> None:
    """A line each, claims before disputes; what is right or optional is not mentioned."""
    gold = [said("g1", 0, 10), said("g2", 20, 30), said("g3", 40, 50, optional=True), said("g4", 60, 70)]
    ours = [said("o1", 0, 10), said("o4", 60, 70, stances=frozenset(("denies",))), said("o5", 80, 90)]
    told = list(faults(case(gold, ours, (quarrel("dispute", "g1", "g2"),), (quarrel("dispute", "g1", "g4"),))))
    assert [" ".join(line.split()[:2]) for line in told] == [
        "MISSED g2", "INVENTED a", "DIFFERS g4", "MISSED dispute:", "INVENTED dispute:",
    ]  # fmt: skip


def test_the_table_has_a_column_for_each_set() -> None:
    """A dash where nothing is judged."""
    rows = {"seen": percents(case([said("g", 0, 10)], [said("o", 0, 10)]))}
    lines = table(rows).splitlines()
    assert lines[0].split() == ["seen"]
    assert lines[1].split() == ["found", "100.0"]
    assert lines[-1].split()[-1] == "-"
