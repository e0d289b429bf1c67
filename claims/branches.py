"""Words for those who serve a branch of a state: "fisheries boss", "police sources", "army doctors"."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

_ARMED = frozenset("brigade regiment battalion division base squadron fleet corps platoon unit army navy military naval defence defense air coastguard marine garrison regiment marines infantry".split())
_CIVIL = frozenset(
    """police fire fisheries prison prisons health education transport border customs tax immigration poll election electoral
    intelligence spy energy finance treasury justice trade agriculture environment interior foreign security rescue
    government ministry state federal provincial district municipal county city town village regional council palace cabinet
    harbour harbor port flood disaster emergency ambulance sanitary veterinary housing tourism labour labor forestry
    water civil-defence crisis counter-terrorism anti-terror parole probation""".split()
)
BRANCHES = _ARMED | _CIVIL | frozenset("constitutional supreme central national civil protection services service".split())
_HEADS = frozenset(
    """chief chiefs boss bosses head heads leader leaders minister ministers secretary official officials officer officers
    source sources insider insiders spokesman spokeswoman spokesperson spokespeople spokesmen commander commanders brass
    supremo tsar mandarin mandarins investigator investigators inspector inspectors detective detectives coroner prosecutor
    prosecutors negotiator negotiators bigwig bigwigs commissioner supervisor mole moles figures recruiter patrol patrols""".split()
)
_TRADES = frozenset(
    """doctor doctors surgeon surgeons medic medics nurse nurses pathologist engineer engineers lawyer lawyers chaplain
    chaplains hospital hospitals expert experts analyst analysts psychologist cook cooks driver drivers sapper sappers""".split()
)
NOT = frozenset(
    """union unions party rebel rebels opposition former retired ex club company charity church student students league
    shadow private campaign relief aid team teams bank school schools""".split()
)
OF_LAW = frozenset({"prosecution", "indictment", "cops", "prosecutors", "detectives", "magistrates", "coroner", "constabulary"})


def serves(words: Iterable[str]) -> bool:
    """True for lower-case words like "fisheries boss", "police brass", "army doctors"; not "union boss", "opposition leader"."""
    told = tuple(words)
    if NOT & set(told):
        return False
    heads = ((first, last) for first, last in pairwise(told))
    return any(
        (first in _ARMED | _CIVIL and last in _HEADS) or (first in _ARMED and last in _TRADES) for first, last in heads
    )
