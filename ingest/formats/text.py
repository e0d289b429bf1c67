"""Plain text files."""

from __future__ import annotations

from ingest.decode import Decoded
from ingest.draft import Draft, encoding_found
from ingest.tracked import Tracked

PARSER = "txt/1"


def read(decoded: Decoded, digest: str) -> Draft:
    """The draft of a plain text, whose title, byline and date may stand at its top."""
    return Draft(
        raw=decoded.text,
        body=Tracked.of(decoded.text),
        parser=PARSER,
        digest=digest,
        found=encoding_found(decoded.encoding, decoded.confidence),
        reads_top=True,
    )
