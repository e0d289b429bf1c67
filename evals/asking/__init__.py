"""Question sets over the invented articles of `evals/claims/`, and their check.

What comes in: questions with the sentences that a right answer cites (README.md tells the format). What goes out: faults and
counts, which never show a question's words. May import: the standard library only.
"""
