"""How well a statement's own words are carried by the sentences it cites.

What comes in: a statement's words and the words it points at. What goes out: *verified*, *weak* or *withheld*, with a reason
that a reader understands. May import: this room's readers of words, numbers and dates.
"""
