"""One writer per kind of question: a case goes in, drafts in reading order come out; nothing when it does not answer."""
