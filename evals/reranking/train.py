"""Trains the upper half of the bundled cross-encoder on the events: `python -m evals.reranking.train OUT.npz [STEPS]`.

Needs `pip install jax optax onnx` beside Sitrep, and about an hour of two processors for 1,300 steps. A step takes four questions
with up to eight sentences each: those that answer, one that bears on it, and such as the embedder holds for near. The loss
is a softmax over each question's sentences (Cao et al., "Learning to rank: from pairwise to listwise", 2007) and, for
every sentence by itself, a logistic one, so that a question which nothing answers gets low scores throughout. The lower six
layers stay as they are. OUT.npz goes to `retrieval/reranker.npz`, its SHA-256 into `retrieval/reranker.py`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from evals.reranking.bert import Source, Tree, lower, upper
from evals.reranking.data import Asked, held, questions
from retrieval.bundled import bundled_folder, open_tokenizer
from retrieval.embeddings import BundledEmbedder

FROZEN = 6
QUESTIONS, SENTENCES = 4, 8  # a step
STEPS, RATE, DECAY, DROP = 1300, 4e-5, 0.01, 0.1
WIDTHS = (64, 80, 96, 112, 128)  # tokens: one program is compiled for each
BEARS, HALF = 0.2, 0.5  # what a sentence to the point counts: beside one that answers, and by itself
EACH = 2.0  # what the loss of every sentence by itself counts
NEAR = 14  # wrong sentences of a question that are trained on, the nearest ones
PLAIN = 0.1  # of the questions are written without capitals and question mark
Chance = np.random.Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One question with some of its sentences: their places, and what each counts in the two losses."""

    text: str
    sentences: tuple[str, ...]
    grade: tuple[float, ...]
    each: tuple[float, ...]


def near_wrong(asked: Sequence[Asked]) -> list[list[int]]:
    """For each question the places of the sentences that neither answer nor bear on it, the nearest to it first."""
    model, rows, found = BundledEmbedder(), dict[str, Any](), []
    for one in asked:
        if one.event not in rows:
            rows[one.event] = model.passages(one.bare)
        order = np.argsort(-(rows[one.event] @ model.query(one.text)))
        found.append([int(n) for n in order if n not in one.right and n not in one.bears][:NEAR])
    return found


def drawn(one: Asked, wrong: Sequence[int], chance: Chance) -> Drawn:
    """Up to two sentences that answer, one that bears on the question (two where none answers), and near ones."""
    right = [int(n) for n in chance.permutation(sorted(one.right))[:2]]
    bears = [int(n) for n in chance.permutation(sorted(one.bears))[: 1 if right else 2]]
    odds = 1 / (2 + np.arange(len(wrong)))
    rest = min(SENTENCES - len(right) - len(bears), len(wrong))
    others = [int(n) for n in chance.choice(wrong, size=rest, replace=False, p=odds / odds.sum())]
    text = one.text.lower().rstrip("?") if chance.random() < PLAIN else one.text
    return Drawn(
        text=text,
        sentences=tuple(one.sentences[n] for n in (*right, *bears, *others)),
        grade=(*[1.0] * len(right), *[BEARS] * len(bears), *[0.0] * len(others)),
        each=(*[1.0] * len(right), *[HALF] * len(bears), *[0.0] * len(others)),
    )


def batches(tokenizer: Any, chance: Chance) -> Iterator[tuple[NDArray[Any], ...]]:
    """Without end: token ids, types and mask, (32, tokens), and grade, each and whether it is a sentence, (4, 8)."""
    asked = [q for q in questions() if not held(q.event)]
    wrong = near_wrong(asked)
    while True:
        order = chance.permutation(len(asked))
        for start in range(0, len(order) - QUESTIONS + 1, QUESTIONS):
            some = [drawn(asked[n], wrong[n], chance) for n in order[start : start + QUESTIONS]]
            yield (*_tokens(tokenizer, some), *_grades(some))


def _tokens(tokenizer: Any, some: Sequence[Drawn]) -> tuple[NDArray[np.int32], ...]:
    pairs = [(d.text, s) for d in some for s in _filled(d.sentences)]
    encoded = tokenizer.encode_batch(pairs)
    longest = max(len(e.ids) for e in encoded)
    rows = np.zeros((3, len(pairs), next(w for w in WIDTHS if w >= longest)), dtype=np.int32)
    for n, one in enumerate(encoded):
        rows[:, n, : len(one.ids)] = one.ids, one.type_ids, [1] * len(one.ids)
    return tuple(rows)


def _filled(sentences: Sequence[str]) -> list[str]:
    return [*sentences, *[sentences[0]] * (SENTENCES - len(sentences))]


def _grades(some: Sequence[Drawn]) -> tuple[NDArray[Any], ...]:
    grade, each = (np.zeros((QUESTIONS, SENTENCES), dtype=np.float32) for _ in range(2))
    there = np.zeros((QUESTIONS, SENTENCES), dtype=bool)
    for n, one in enumerate(some):
        grade[n, : len(one.grade)], each[n, : len(one.each)], there[n, : len(one.each)] = one.grade, one.each, True
    return grade, each, there


def loss(top: Tree, bottom: Tree, ids: Any, types: Any, mask: Any, grade: Any, each: Any, there: Any, key: Any) -> Any:
    """The mean over the questions of both losses; a question that nothing answers has only the second."""
    states = jax.lax.stop_gradient(lower(bottom, ids, types, mask))
    scores = upper(top, states, mask, key, DROP).reshape(QUESTIONS, SENTENCES)
    odds = jax.nn.log_softmax(jnp.where(there, scores, -1e9), -1)
    aim = grade / jnp.maximum(grade.sum(-1, keepdims=True), 1e-6)
    ranked = -(aim * jnp.where(there, odds, 0)).sum(-1)
    alone = jnp.maximum(scores, 0) - scores * each + jnp.log1p(jnp.exp(-jnp.abs(scores)))
    answered = (grade >= 1).any(-1)
    return jnp.where(answered, ranked, 0).sum() / QUESTIONS + EACH * jnp.where(there, alone, 0).sum() / there.sum()


def trained(steps: int) -> dict[str, NDArray[Any]]:
    """The tensors of the trained layers, as the model's file names them."""
    source, chance = Source(), np.random.default_rng(0)
    whole = jax.tree_util.tree_map(jnp.asarray, source.parameters())
    top = {"layers": whole["layers"][FROZEN:], "head": whole["head"]}
    bottom = {"embed": whole["embed"], "layers": whole["layers"][:FROZEN]}
    rate = optax.warmup_cosine_decay_schedule(0, RATE, steps // 20, steps)
    rule = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=DECAY))
    state, key = rule.init(top), jax.random.PRNGKey(0)

    @jax.jit
    def step(top: Tree, state: Any, key: Any, *batch: Any) -> Any:
        value, slope = jax.value_and_grad(loss)(top, bottom, *batch, key)
        change, state = rule.update(slope, state, top)
        return optax.apply_updates(top, change), state, value

    given = batches(open_tokenizer(bundled_folder("reranker_en") / "tokenizer.json", WIDTHS[-1]), chance)
    for number in range(1, steps + 1):
        key, one = jax.random.split(key)
        top, state, value = step(top, state, one, *next(given))
        if number % 25 == 0:
            print(f"{number:>5} of {steps}: loss {float(value):.3f}", flush=True)
    return source.tensors(top)


def main(words: Sequence[str] | None = None) -> int:
    """Trains and writes; 2 without a file to write to."""
    given = sys.argv[1:] if words is None else list(words)
    if not given or not given[0].endswith(".npz"):
        print(__doc__, file=sys.stderr)
        return 2
    np.savez_compressed(Path(given[0]), **trained(int(given[1]) if len(given) > 1 else STEPS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
