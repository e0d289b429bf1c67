"""Hostile answers from a scripted server: `python -m evals.hostile [--count 500] [--seed 1]`.

Each answer is written for the question's own evidence by a seeded generator: ids out of range or in other digits, the right id
with a wrong number, name, day or part, a negation or a claimant dropped, markers in code blocks, cut streams, lines of ten
million letters. The real client asks over HTTP on loopback, and the answer goes the product's whole way.

invented   citations shown that are no stored sentence of the evidence, or whose words are not its words
false      statements shown although the generator made them false, as *verified* and as *weak*
true       statements shown of those that the generator left true: so that withholding everything does not look good
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from langchain_openai import ChatOpenAI

from answering.answer import answers
from answering.llm import LlmEngine
from domain.answer import Answer, Evidence
from domain.errors import ModelFailed
from tests.answering.builders import question
from tests.answering.fake_server import EVENTS, Reply, serving, streamed, streamed_whole
from tests.answering.scene import SCOPE, scene

ASKED = "Who reported casualties at the Sella crossing?"
TRUE = (
    ("The Orvenian Defence Ministry said one guard was killed and four were wounded.", "four were wounded"),
    ("The Talmark General Staff said no fewer than nine Orvenian guards were killed.", "No fewer than nine"),
    ("Orvenia accused Talmark of opening fire without cause at about 02:40.", "accused Talmark"),
    ("The General Staff denied that Talmark had lost any soldiers.", "denied that Talmark"),
    ("Corvale expressed regret over the casualties at the crossing.", "expressed regret"),
    ("Spokeswoman Mira Solen told Harbour Radio that a drone crossed the river at dawn.", "A drone crossed"),
)  # fmt: skip
CHANGED: dict[str, tuple[tuple[str, str], ...]] = {
    "number": (
        ("The Orvenian Defence Ministry said four guards were killed and one was wounded.", "four were wounded"),
        ("The Orvenian Defence Ministry said one guard was killed and forty were wounded.", "four were wounded"),
        ("The Talmark General Staff said no fewer than {n} Orvenian guards were killed.", "No fewer than nine"),
        ("Orvenia accused Talmark of opening fire without cause at about 0{d}:50.", "accused Talmark"),
    ),
    "negation": (
        ("The General Staff said that Talmark had lost soldiers.", "denied that Talmark"),
        ("It is confirmed by the General Staff that Talmark had lost soldiers.", "denied that Talmark"),
        ("Orvenia accused Talmark of opening fire with cause at about 02:40.", "accused Talmark"),
    ),
    "claimant": (
        ("One border guard was killed and four were wounded.", "four were wounded"),
        ("Talmark opened fire without cause at about 02:40.", "accused Talmark"),
        ("No fewer than nine Orvenian guards were killed.", "No fewer than nine"),
        ("The Orvenian Defence Ministry said no fewer than nine Orvenian guards were killed.", "No fewer than nine"),
        ("Corvale said one border guard was killed and four were wounded.", "four were wounded"),
    ),
    "part": (
        ("Talmark accused Orvenia of opening fire without cause at about 02:40.", "accused Talmark"),
        ("The Orvenian Defence Ministry said nine guards of {name} were killed.", "four were wounded"),
        ("Colonel {name} of the Talmark General Staff said nine Orvenian guards were killed.", "No fewer than nine"),
        ("The Orvenian Defence Ministry said on {d} June that one guard was killed.", "four were wounded"),
    ),
}
_NAMES = ("Brenn", "Zorkan", "Halvard Moss", "Velmora", "Tessaly")
_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HUGE = 10_000_000
Script = Callable[[str], "Reply | str"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One hostile answer: what the server sends for a prompt, and which statements in it are false."""

    kind: str
    script: Script
    false: frozenset[str] = frozenset()
    true: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a reader was shown of one hostile answer."""

    kind: str
    invented: int
    verified: int
    weak: int
    true: int
    wanted: int
    failed: bool


def number_of(prompt: str, words: str) -> str:
    """The number under which the prompt shows a sentence, "1" when it does not."""
    line = next((line for line in prompt.splitlines() if words in line and line.startswith("[")), "[1]")
    return line[1 : line.index("]")]


def attacks(count: int, seed: int) -> Iterator[Attack]:
    """That many hostile answers, the kinds in turn."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    makers = (_ids, _digits, _changed, _changed, _changed, _code, _cut, _changed, _mixed)
    for nth in range(count):
        yield _huge(chance) if nth % 100 == 50 else makers[nth % len(makers)](chance)


def _ids(chance: random.Random) -> Attack:
    """Numbers that were not given."""
    wrong = chance.choice(
        ("97", "0", "-1", "99999999999999999999", "courier", "1.5", "1e3", "0x1", "s9999", "³½", "१००")
    )
    text, _ = chance.choice(TRUE)
    return Attack(kind="ids out of range", script=lambda _: f"{text} [{wrong}]", false=frozenset((text,)))


def _digits(chance: random.Random) -> Attack:
    """The right number in digits of another script, and one beyond the last."""
    digits = str.maketrans("0123456789", chance.choice(_DIGITS))
    (text, words), (other, _) = chance.sample(TRUE, 2)
    return Attack(
        kind="unicode digits",
        script=lambda user: f"{text} [{number_of(user, words).translate(digits)}]\n{other} [{'99'.translate(digits)}]",
        false=frozenset((other,)),
        true=frozenset((text,)),
    )


def _changed(chance: random.Random) -> Attack:
    """A true line and a false one under the right number."""
    kind = chance.choice(tuple(CHANGED))
    form, words = chance.choice(CHANGED[kind])
    false = form.format(n=chance.randint(10, 90), d=chance.randint(3, 9), name=chance.choice(_NAMES))
    text, own = chance.choice(TRUE)
    return Attack(
        kind=f"{kind} changed",
        script=lambda user: f"{text} [{number_of(user, own)}]\n{false} [{number_of(user, words)}]",
        false=frozenset((false,)),
        true=frozenset((text,)),
    )


def _code(chance: random.Random) -> Attack:
    """Markers inside code blocks, links and tags."""
    form, words = chance.choice(CHANGED["claimant"])
    fence = chance.choice(
        ("```\n{}\n```", "`{}`", "<code>{}</code>", "<!-- {} -->", "~~~\n{}\n~~~", "> {}", "![{}](http://x.invalid/a)")
    )
    return Attack(
        kind="code blocks",
        script=lambda user: fence.format(f"{form} [{number_of(user, words)}]"),
        false=frozenset((form,)),
    )


def _cut(chance: random.Random) -> Attack:
    """A stream that ends in the middle of its second line."""
    (text, words), (form, other) = chance.choice(TRUE), chance.choice(CHANGED["claimant"])
    part, promised = chance.uniform(0.3, 0.95), chance.choice((1, 3))

    def script(user: str) -> Reply:
        body = streamed(f"{text} [{number_of(user, words)}]\n{form} [{number_of(user, other)}]", done=None)
        kept = body[: int(len(body) * part)]
        return Reply(body=kept, kind=EVENTS, length=len(kept) * promised)

    return Attack(kind="cut streams", script=script, false=frozenset((form,)))


def _huge(chance: random.Random) -> Attack:
    """A line of ten million letters, before and after a number."""
    letters = chance.choice(("x", "guards ", "[1]", "[", "₁"))
    line = (letters * (_HUGE // len(letters) + 1))[:_HUGE]
    return Attack(kind="10 MB lines", script=lambda _: Reply(body=streamed_whole(line + " [1]"), kind=EVENTS))


def _mixed(chance: random.Random) -> Attack:
    """One line with a right number and several that were not given."""
    text, words = chance.choice(TRUE)
    wrong = chance.choice(("[98][{}]", "[{}, 98]", "[{}-98]", "[{}] [0]"))
    return Attack(
        kind="right and wrong ids",
        script=lambda user: f"{text} {wrong.format(number_of(user, words))}",
        false=frozenset((text,)),
    )


def outcome(attack: Attack, shown: Answer | None, evidence: Evidence) -> Outcome:
    """What came of it; None: the model's answer was an error, and nothing was shown."""
    statements = shown.statements if shown is not None else ()
    return Outcome(
        kind=attack.kind,
        invented=invented(shown, evidence) if shown is not None else 0,
        verified=sum(s.text in attack.false and s.status == "verified" for s in statements),
        weak=sum(s.text in attack.false and s.status == "weak" for s in statements),
        true=len({s.text for s in statements} & attack.true),
        wanted=len(attack.true),
        failed=shown is None,
    )


def invented(shown: Answer, evidence: Evidence) -> int:
    """Citations that are no stored sentence of the evidence, word for word."""
    return sum(evidence.sentence(c.sentence) != c.quote or not c.quote for c in shown.citations)


@contextmanager
def asking() -> Iterator[Callable[[Attack, Evidence], Answer | None]]:
    """A way to ask the model engine over one server; None when the answer is an error."""
    current: list[Script] = []
    with serving(lambda user: current[-1](user)) as server:
        chat = ChatOpenAI(
            model="scripted", base_url=server.url, api_key=lambda: "none", timeout=60, max_retries=0, temperature=0,
            use_responses_api=False,
        )  # fmt: skip
        engine = LlmEngine(chat, name="scripted")

        def ask(attack: Attack, evidence: Evidence) -> Answer | None:
            current[:] = [attack.script]
            try:
                *_, last = answers(question(ASKED), evidence, engine, SCOPE)
            except ModelFailed:
                return None
            return last

        yield ask


def run(many: Iterable[Attack]) -> tuple[Outcome, ...]:
    """What came of each attack."""
    evidence = scene()
    with asking() as ask:
        return tuple(outcome(attack, ask(attack, evidence), evidence) for attack in many)


def table(found: Sequence[Outcome]) -> Iterator[str]:
    """A line for each kind, and one for all."""
    yield f"{'kind':22} answers  invented  false: verified  weak   true shown   errors"
    for kind in [*dict.fromkeys(o.kind for o in found), "all"]:
        of = [o for o in found if kind in (o.kind, "all")]
        sums = {
            name: sum(getattr(o, name) for o in of)
            for name in ("invented", "verified", "weak", "true", "wanted", "failed")
        }
        yield (
            f"{kind:22} {len(of):7}  {sums['invented']:8}  {sums['verified']:15}  {sums['weak']:4}   "
            f"{sums['true']:4} of {sums['wanted']:<4} {sums['failed']:5}"
        )


def main(words: Sequence[str] | None = None) -> int:
    """Print the table; exit status 1 when an invented citation or a false statement was shown as verified."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args(words)
    found = run(attacks(chosen.count, chosen.seed))
    print("\n".join(table(found)))
    return 1 if any(o.invented or o.verified for o in found) else 0


if __name__ == "__main__":
    sys.exit(main())
