"""One small module a format: bytes in, raw text and pieces of clean text out; `read` finds the right one."""

from ingest.formats.registry import KNOWN, read

__all__ = ["KNOWN", "read"]
