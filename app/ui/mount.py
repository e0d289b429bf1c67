"""The pages, mounted in a web app with our colours and fonts and nothing from elsewhere; `looks` has style and listener."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from app.ui import build
from app.ui.facade import Desk

LARGEST = 20_000_000  # bytes of one uploaded file, as ingest takes them
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")


def mount(app: FastAPI, desk: Desk, *, host: str, port: int) -> None:
    """Put the pages at "/" of a web app that listens at `host` and `port`."""
    pages = build(desk).queue(max_size=40, default_concurrency_limit=16, api_open=False)
    gr.mount_gradio_app(
        app,
        pages,
        path="/",
        server_name=host,
        server_port=port,
        show_error=False,
        theme=_theme(),
        footer_links=[],
        run_history=False,
        max_file_size=LARGEST,
        allowed_paths=[],
        ssr_mode=False,
        enable_monitoring=False,
        mcp_server=False,
        pwa=False,
    )


def _theme() -> gr.themes.Base:
    mono = ("ui-monospace", "Menlo", "monospace")
    return gr.themes.Base(primary_hue="blue", neutral_hue="slate", font=FONTS, font_mono=mono, radius_size="md")
