"""The browser app: one file a page, thin handlers, no knowledge of how an answer is made."""
