"""Checks of the sample articles."""
