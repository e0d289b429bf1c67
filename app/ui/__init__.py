"""The browser app: one file a page, thin handlers, no knowledge of how an answer is made.

What comes in: a `Desk` (see `facade.py`). What goes out: `gr.Blocks`. May import: Gradio, `app.render`,
`app.export`, `domain`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr

    from app.ui.facade import Desk

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads this once, when it is first imported


def build(desk: Desk) -> gr.Blocks:
    """All pages around one desk, ready to be mounted by `app.ui.mount`."""
    from app.ui.page import blocks  # Gradio takes seconds to import: only when a page is wanted

    return blocks(desk)
