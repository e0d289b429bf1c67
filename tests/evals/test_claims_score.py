"""The scorer of claims finds the right claim and names what differs."""

from __future__ import annotations

from typing import Any

from evals.claims_score import credited, has_figures, match, match_all, percents, table
from evals.cli import Json

ARTICLES: list[Json] = [{"id": "a1", "source": "/news/one.txt", "key": None, "outlet": "The Lamp"}]


def claim(content: str, *, name: str = "Ada Mill", party: str | None = "Norland", **changes: Any) -> Json:
    """A claim of article a1 as the command line prints it."""
    speaker = {"span": None, "name": name, "role": None, "party": party, "kind": "person"}
    plain: Json = {
        "article": "a1", "speakers": [speaker], "stance": "asserts", "content": [{"text": content}],
        "via": [{"name": "North Wire"}, {"name": "The Lamp"}], "figures": [],
    }  # fmt: skip
    return plain | changes


def gold(content: str, **changes: Any) -> Json:
    """A gold statement of one.txt by Ada Mill of Norland through North Wire."""
    plain: Json = {
        "file": "one.txt", "speaker_contains": "Mill", "party": "Norland", "stance": "asserts",
        "content_contains": content, "via": ["North Wire"], "figures": [],
    }  # fmt: skip
    return plain | changes


def test_a_right_claim_has_no_faults() -> None:
    """The publishing outlet at the end of the chain is not held against it."""
    got = match(gold("the dam holds"), [claim("that the dam holds")], "The Lamp")
    assert got.found
    assert got.faults == ()


def test_of_two_fitting_claims_the_one_of_the_right_speaker_is_taken() -> None:
    """An outer claim that swallows the inner one does not hide it."""
    outer = claim("Mill said the dam holds", name="Bo Weir", party="Sundland")
    inner = claim("the dam holds")
    assert match(gold("the dam holds"), [outer, inner], "The Lamp").claim is inner


def test_faults_are_named() -> None:
    """Wrong party, stance and carriers are three faults."""
    wrong = claim("the dam holds", party="Sundland", stance="denies", via=[{"name": "The Lamp"}])
    assert match(gold("the dam holds"), [wrong], "The Lamp").faults == ("party", "stance", "via")


def test_a_pronoun_given_to_the_wrong_person_is_a_wrong_speaker() -> None:
    """The words of the mention do not help when the name behind it is another's."""
    wrong = claim("the dam holds", name="Bo Weir")
    wrong["speakers"][0]["span"] = {"text": "the miller Mill"}
    assert match(gold("the dam holds", speaker_contains="Mill|miller"), [wrong], "The Lamp").speaker is False


def test_a_party_of_null_is_not_judged() -> None:
    """Gold without a party says nothing about the claim's."""
    assert match(gold("the dam holds", party=None), [claim("the dam holds", party=None)], "The Lamp").party is None


def test_every_gold_figure_must_be_there() -> None:
    """A figure counts by kind, number and victims; further ones do no harm."""
    killed, hurt = ({"kind": k, "low": 2, "victims": "Norland"} for k in ("killed", "wounded"))
    assert has_figures(gold("x", figures=[killed]), claim("x", figures=[killed, hurt]))
    assert not has_figures(gold("x", figures=[killed]), claim("x", figures=[killed | {"victims": None}]))
    assert has_figures(gold("x"), claim("x", figures=[killed])) is None


def test_claims_of_other_articles_do_not_count() -> None:
    """A statement is looked for in its own article only."""
    elsewhere = claim("the dam holds", article="a2")
    (got,) = match_all([gold("the dam holds")], [elsewhere], ARTICLES)
    assert not got.found


def test_invented_claims_lower_what_is_credited_and_the_narrator_does_not() -> None:
    """One of two attributed claims was asked for; the narrator's is left out."""
    narrator = claim("it rained", party=None)
    narrator["speakers"][0]["kind"] = "narrator"
    claims = [claim("the dam holds"), claim("the moon is green"), narrator]
    assert credited([gold("the dam holds")], claims, ARTICLES) == 0.5


def test_no_claims_at_all_give_a_table_with_dashes() -> None:
    """Nothing found is nought; what could not be judged is a dash."""
    columns = percents([gold("the dam holds")], [], ARTICLES)
    assert columns["found"] == 0
    assert table(columns).splitlines()[1].split()[1:] == ["-"] * 6


def test_an_optional_statement_may_be_claimed_and_is_not_asked_for() -> None:
    """It counts as credited, and not as missed."""
    golds = [gold("the dam holds"), gold("it was given on Monday", optional=True)]
    assert len(match_all(golds, [], ARTICLES)) == 1
    assert credited(golds, [claim("the dam holds"), claim("it was given on Monday")], ARTICLES) == 1.0
