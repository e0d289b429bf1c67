"""The words said to a model, as versioned files.

What comes in: a prompt's name and its variables. What goes out: the text, and a reference such as `answer@1#66b5a619`.
May import: the standard library only.
"""

from prompts.prompt import Prompt, digest_of, load, locked, names
from prompts.variables import VARIABLES, AnswerVariables, BriefVariables, ClaimsVariables, RepairVariables, Variables

__all__ = [
    "VARIABLES",
    "AnswerVariables",
    "BriefVariables",
    "ClaimsVariables",
    "Prompt",
    "RepairVariables",
    "Variables",
    "digest_of",
    "load",
    "locked",
    "names",
]
