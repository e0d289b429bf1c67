"""Named rules over a parse: each knows one form of attribution, with a sentence it finds and one where it stays quiet."""
