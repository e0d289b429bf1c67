"""Who a source is and whom it speaks for: a noun phrase comes in, speakers with office and party go out."""

from claims.phrase import OWN_VOICE
from claims.speakers.speakers import Speakers

__all__ = ["OWN_VOICE", "Speakers"]
