"""The finder with a model over the rules: it mends and adds what stands in the article, and can make nothing looser."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.finder import RuleFinder
from claims.llm import ModelFinder
from claims.parties import Parties
from claims.proposal import schema
from domain.answer import Usage
from domain.claim import Claim
from domain.errors import ModelFailed
from tests.claims.build import an_article, content, names

TEXT = """The Orvenian Defence Ministry said on Tuesday that two of its soldiers were wounded near Sella.

Talmark denied that its troops had fired. "We hold our line," Colonel Ilan Veshtan told Velmora Radio.

Villagers near Sella wept over at least 12 dead. They had counted them, by their own account."""
ARTICLE = an_article(TEXT)
NOTHING: dict[str, Any] = {
    "action": "add", "candidate": None, "sentences": [], "speaker": None, "name": None, "role": None, "party": None,
    "cue": None, "stance": "asserts", "negated": False, "target_party": None, "content": [], "via": [], "figures": [],
}  # fmt: skip
ADDED = NOTHING | {
    "sentences": [4], "speaker": "Villagers near Sella", "cue": "wept over", "content": ["at least 12 dead"],
    "figures": [{"kind": "killed", "words": "at least 12 dead", "low": 12, "high": None, "victims": None}],
}  # fmt: skip


class Scripted:
    """A model that says what it is told to; it remembers what it was asked, and what was kept."""

    def __init__(self, reply: Callable[[], str]) -> None:
        self.reply = reply
        self.asked: list[str] = []
        self.kept: dict[str, str] = {}

    def __call__(self, system: str, user: str, schema: Mapping[str, Any]) -> tuple[str, Usage | None]:
        """The next reply."""
        assert "claims" in schema["properties"]
        self.asked.append(f"{system}\n{user}")
        return self.reply(), Usage(input_tokens=100, output_tokens=10)

    def get(self, key: str) -> str | None:
        """What was kept."""
        return self.kept.get(key)

    def put(self, key: str, reply: str) -> None:
        """Keep it."""
        self.kept[key] = reply


def over(rules: RuleFinder, model: Scripted, context_tokens: int = 8_000) -> ModelFinder:
    """The finder under test."""
    return ModelFinder(
        rules=rules, ask=model, model="scripted", replies=model, parties=Parties.load(),
        context_tokens=context_tokens, count_tokens=lambda text: len(text) // 3 + 1,
    )  # fmt: skip


def saying(*claims: Mapping[str, Any]) -> Scripted:
    """A model whose reply holds these entries."""
    return Scripted(lambda: json.dumps({"claims": claims}))


def seen(rules: RuleFinder, *claims: Mapping[str, Any]) -> tuple[tuple[Claim, ...], dict[str, int]]:
    """What becomes of entries, and the refusals."""
    finder = over(rules, saying(*claims))
    return finder.find(ARTICLE), dict(finder.report().refused)


def number(rules: RuleFinder, words: str) -> int:
    """The number of the candidate that holds these words."""
    held = rules.find(ARTICLE)
    return next(n for n, c in enumerate(held, 1) if words in content(c, ARTICLE))


def test_a_model_that_says_nothing_changes_nothing(finder: RuleFinder) -> None:
    """The rules' claims, ids and links included."""
    assert over(finder, saying()).find(ARTICLE) == finder.find(ARTICLE)


def test_a_confirmed_claim_stays_the_rules_own(finder: RuleFinder) -> None:
    """It is counted, and nothing about it changes."""
    model = over(finder, saying(NOTHING | {"action": "confirm", "candidate": 1}))
    assert model.find(ARTICLE) == finder.find(ARTICLE)
    assert model.report().confirmed == 1


def test_what_the_rules_missed_is_added_with_spans_of_the_text(finder: RuleFinder) -> None:
    """Speaker, cue, content and figure read back from the article; the narrator no longer says the same."""
    claims, refused = seen(finder, ADDED)
    (added,) = [c for c in claims if c.found_by == "llm"]
    assert names(added) == ("Villagers near Sella",)
    assert content(added, ARTICLE) == "at least 12 dead"
    assert (added.figures[0].low, added.figures[0].high) == (12, None)
    assert not any(c.is_narrator and "12 dead" in content(c, ARTICLE) for c in claims)
    assert not refused
    assert [c.id for c in claims] == [f"courier-1@0-c{n}" for n in range(1, len(claims) + 1)]


def test_a_candidate_is_mended(finder: RuleFinder) -> None:
    """Party and role of the colonel, as the model reads them; his words stay."""
    at = number(finder, "We hold our line")
    told = NOTHING | {
        "action": "mend", "candidate": at, "sentences": [3], "speaker": "Colonel Ilan Veshtan", "name": "Ilan Veshtan",
        "role": "Colonel", "party": "Talmark", "cue": "told", "content": ["We hold our line"], "via": ["Velmora Radio"],
    }  # fmt: skip
    claims, refused = seen(finder, told)
    (mended,) = [c for c in claims if c.found_by == "llm"]
    assert (mended.speakers[0].name, mended.speakers[0].role, mended.parties) == (
        "Ilan Veshtan",
        "Colonel",
        ("Talmark",),
    )
    assert [v.name for v in mended.via] == ["Velmora Radio"]
    assert not refused


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"sentences": [99]}, "names sentences that it was not given"),
        ({"content": ["at least twelve dead"]}, "its content does not stand in its sentences"),
        ({"content": []}, "its content does not stand in its sentences"),
        ({"speaker": "The Orvenian Defence Ministry"}, "its speaker does not stand in its sentences or beside them"),
        ({"speaker": None}, "has no speaker"),
        ({"speaker": "dead"}, "its speaker stands in its own content"),
        ({"name": "Mira Holt"}, "its speaker's name does not stand in the article"),
        ({"party": "Corvale"}, "its speaker's party does not stand in the article"),
        ({"cue": None}, "adds a statement without words of saying"),
        ({"cue": "swore"}, "its words of saying do not stand in its sentences"),
        ({"via": ["Corvale Press"]}, "a carrier does not stand in the article"),
        ({"action": "mend", "candidate": 99}, "mends no candidate"),
        ({"action": "confirm", "candidate": 0}, "confirms no candidate"),
        ({"figures": [ADDED["figures"][0] | {"low": 120}]}, "a figure's number is not the one in its words"),
        ({"figures": [ADDED["figures"][0] | {"words": "12 villagers"}]}, "a figure does not stand in its content"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_refused_and_counted(finder: RuleFinder, changed: dict[str, Any], reason: str) -> None:
    """The claims are the rules', and the report says why."""
    claims, refused = seen(finder, ADDED | changed)
    assert claims == finder.find(ARTICLE)
    assert refused == {reason: 1}


def test_a_denial_is_not_turned_into_a_statement(finder: RuleFinder) -> None:
    """Neither one that the rules found, nor one that an added statement's own cue tells."""
    at = number(finder, "its troops had fired")
    told = NOTHING | {
        "sentences": [2], "speaker": "Talmark", "cue": "denied", "content": ["its troops had fired"], "stance": "asserts",
    }  # fmt: skip
    for entry in (told | {"action": "mend", "candidate": at}, told):
        claims, refused = seen(finder, entry)
        assert claims == finder.find(ARTICLE)
        assert refused == {"turns a denial into a statement": 1}


@pytest.mark.parametrize("reply", ["", "I cannot help.", "{", '{"claims": [{"action": "add"}]}', "[]", "\x00" * 50])
def test_a_reply_that_is_no_json_of_the_schema_changes_nothing(finder: RuleFinder, reply: str) -> None:
    """It is counted as refused."""
    model = over(finder, Scripted(lambda: reply))
    assert model.find(ARTICLE) == finder.find(ARTICLE)
    assert sum(count for _, count in model.report().refused) == 1


def test_thoughts_and_a_fence_around_the_json_are_left_out(finder: RuleFinder) -> None:
    """As some models write."""
    reply = f'<think>{{"claims": []}} or so</think>\n```json\n{json.dumps({"claims": [ADDED]})}\n```'
    assert any(c.found_by == "llm" for c in over(finder, Scripted(lambda: reply)).find(ARTICLE))


def test_a_kept_reply_is_not_asked_for_again(finder: RuleFinder) -> None:
    """The same text, candidates, prompt and model: nothing is sent, and the estimate says so."""
    model = saying(ADDED)
    over(finder, model).find(ARTICLE)
    again = over(finder, model)
    assert again.estimate([ARTICLE]).calls == 0
    assert any(c.found_by == "llm" for c in again.find(ARTICLE))
    assert (again.report().kept, len(model.asked)) == (1, 1)


def test_the_estimate_sends_nothing(finder: RuleFinder) -> None:
    """Calls and tokens, before a run."""
    model = saying()
    told = over(finder, model).estimate([ARTICLE])
    assert (told.articles, told.calls, model.asked) == (1, 1, [])
    assert told.usage.input_tokens > 300
    assert told.usage.output_tokens > 0


def test_a_model_that_fails_leaves_the_rules_claims_and_is_soon_left_alone(finder: RuleFinder) -> None:
    """After three failures in a row no more is sent; the report says how many failed and why."""

    def fails() -> str:
        raise ModelFailed("no answer", hint="check the server")

    model = Scripted(fails)
    over_it = over(finder, model)
    articles = [an_article(TEXT, key=f"courier-{n}") for n in range(6)]
    assert list(over_it.find_many(articles)) == [finder.find(a) for a in articles]
    assert len(model.asked) == 3
    assert over_it.report().failed == 6
    assert "check the server" in over_it.report().problem


def test_a_long_article_is_asked_about_in_windows(finder: RuleFinder) -> None:
    """Every sentence is in one, each candidate in exactly one, and what is added far down is placed there."""
    text = "\n\n".join(f"The Orvenian army said that {n} shells fell near Sella on Tuesday." for n in range(2, 60))
    model = saying()
    over(finder, model, context_tokens=2_000).find(an_article(text))
    assert len(model.asked) > 2
    assert all(any(f"that {n} shells" in asked for asked in model.asked) for n in range(2, 60))
    candidates = "".join(asked.partition("Candidates:")[2] for asked in model.asked)
    assert all(candidates.count(f" {n} shells") == 1 for n in range(2, 60))


def test_the_schema_is_strict_everywhere() -> None:
    """Every object closed, every field required: what servers ask of a strict schema."""
    objects = [schema(), *schema()["$defs"].values()]
    assert all(o["additionalProperties"] is False and o["required"] == list(o["properties"]) for o in objects)


words = st.sampled_from(
    ["Villagers near Sella", "wept over", "at least 12 dead", "Talmark", "denied", "", "12", "“", "They"]
)
figures = st.fixed_dictionaries(
    {
        "kind": st.just("killed"), "words": words, "low": st.none() | st.integers(0, 20), "high": st.none(),
        "victims": st.none() | words,
    }
)  # fmt: skip
entries = st.fixed_dictionaries(
    {
        "action": st.sampled_from(["confirm", "mend", "add"]), "candidate": st.none() | st.integers(-1, 6),
        "sentences": st.lists(st.integers(-1, 6), max_size=3), "speaker": st.none() | words, "name": st.none() | words,
        "role": st.none() | words, "party": st.none() | words, "cue": st.none() | words,
        "stance": st.sampled_from(["asserts", "denies", "commits", None]), "negated": st.booleans(),
        "target_party": st.none() | words, "content": st.lists(words, max_size=3), "via": st.lists(words, max_size=2),
        "figures": st.lists(figures, max_size=1),
    }
)  # fmt: skip


@given(told=st.lists(entries, max_size=4))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_model_says_every_span_lies_in_the_text_and_no_denial_is_lost(
    finder: RuleFinder, told: list[dict[str, Any]]
) -> None:
    """Speakers have a mention, ids are unique, links lead to claims, and denials stay denials."""
    claims, _ = seen(finder, *told)
    spans = [s for c in claims for s in (*c.content, *[x.span for x in (*c.speakers, *c.via, *c.figures) if x.span])]
    assert all(0 <= s.start < s.end <= len(TEXT) and s.of(TEXT).strip() for s in spans)
    assert len({c.id for c in claims}) == len(claims)
    assert all(link in {d.id for d in claims} for c in claims for link in (c.parent, c.denies) if link)
    fired = [c for c in claims if "its troops had fired" in content(c, ARTICLE)]
    assert any(c.stance == "denies" for c in fired)
