"""The pages, mounted in a web app with our style, our listener and nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import gradio as gr
from fastapi import FastAPI

from app.ui import build
from app.ui.facade import Desk

LARGEST = 20_000_000  # bytes of one uploaded file, as ingest takes them
STYLES = ("desk.css", "looking.css", "talks.css", "briefing.css")
SCRIPTS = (
    "view.js",
    "extras.js",
    "talks.js",
    "briefing.js",
    "desk.js",
)  # the last one watches the page with all of them
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif")


@cache
def asset(name: str) -> str:
    """One of our own files: a stylesheet, a script or `icon.svg`."""
    return (files("app.ui") / "assets" / name).read_text("utf-8")


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
        head=_head(),
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


def _head() -> str:
    styles = "".join(asset(name) for name in STYLES)
    scripts = "".join(f"<script>{asset(name)}</script>" for name in SCRIPTS)
    return f"<style>{styles}</style>{scripts}"
