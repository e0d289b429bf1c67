"""Invented news with questions, and how the re-ranker was trained on them."""
