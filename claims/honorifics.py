"""Words of courtesy and rank that stand before a name and are no part of it: "Dr Orsa", "Father Orsa", "Corporal Orsa"."""

from __future__ import annotations

_COURTESY = "mr mrs ms miss mx dr sir madam mr. mrs. ms. dr. dame lord lady esq messrs master mister mesdames"
_LEARNED = "professor prof. prof doctor counsel attorney advocate barrister judge justice magistrate"
_NOBLE = "baron baroness count countess viscount marquis duke duchess earl prince princess"
_EASTERN = (
    "seyed sayyid sayed sayyed hajj haji hojatoleslam hojjatoleslam shaykh ustad effendi pasha agha mawlana hafiz"
)
_CLERGY = (
    "reverend rev. rev rabbi pastor bishop archbishop cardinal mullah ayatollah sheikh sheik father brother sister canon"
    " monsignor imam mufti patriarch metropolitan abbot deacon vicar lama swami pope fr."
)
_RANKS = (
    "private corporal sergeant brigadier seaman constable detective lance gunner trooper sgt. cpl. pte. sgt cpl pte"
    " bombardier fusilier guardsman sapper rifleman airman airwoman aircraftman midshipman ensign cadet quartermaster"
    " warrant ranger petty leading able staff-sergeant lance-corporal"
)
_SEATED = "backbencher lawmaker congressman congresswoman deputy rep. rep speaker councillor councilman councilwoman alderman mp"
_OTHERS = "prosecutor warden coroner sheriff marshal"
TITLES = frozenset(f"{_COURTESY} {_LEARNED} {_NOBLE} {_CLERGY} {_RANKS} {_SEATED} {_OTHERS} {_EASTERN}".split())
"""Lower-case words that `claims.people` leaves out of names."""
