"""Checks of the scorers and their gold."""
