"""Tests of the app: rendering, pages, server."""
