"""One small module a format: bytes in, raw text and pieces of clean text out."""
