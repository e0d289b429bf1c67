"""The rules that find attributions: each has a name, a sentence that made it necessary, and one where it stays quiet.

Both sentences stand in `tests/claims/test_rules.py`. A rule sees one cue and gives its content, or nothing.
"""
