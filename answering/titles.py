"""The sections of a briefing, in their order."""

from __future__ import annotations

BOTTOM = "Bottom line"
DEVELOPMENTS = "Developments in order"
SAYS = "What each party says"
CASUALTIES = "Casualties as reported"
DISPUTED = "Disputed points"
UNKNOWN = "What is not known"
DOUBTFUL = "Accounts that may not agree"
CAUTIONS = "Quality cautions"

TITLES = (BOTTOM, DEVELOPMENTS, SAYS, CASUALTIES, DISPUTED, UNKNOWN, DOUBTFUL, CAUTIONS)
"""All of them; a model is asked for those before `UNKNOWN`."""
