"""A quicker start changes nothing but the time."""

from __future__ import annotations

import inspect
import subprocess
import sys

from app.quick import without_stubs
from app.reference import HOUSE


def test_gradio_is_whole_and_writes_no_stub() -> None:
    """Imported so, it has its components and events; not one file is written for an editor."""
    program = (
        "import pathlib\nfrom app.quick import without_stubs\nwritten = []\n"
        "keep = pathlib.Path.write_text\n"
        "pathlib.Path.write_text = lambda self, *a, **k: (written.append(str(self)), keep(self, *a, **k))[1]\n"
        "import ast; parse = ast.parse; parsed = []\n"
        "ast.parse = lambda *a, **k: (parsed.append(1), parse(*a, **k))[1]\n"
        "with without_stubs():\n    import gradio\n"
        "print([p for p in written if p.endswith('.pyi')], len(parsed) < 20, callable(gradio.Button.click), "
        "callable(gradio.Textbox.submit))"
    )
    run = subprocess.run([sys.executable, "-c", program], cwd=HOUSE, capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[] True True True"


def test_only_gradios_own_classes_have_no_file_meanwhile() -> None:
    """Anybody else who asks gets the answer, and afterwards all do."""
    before = inspect.getfile
    with without_stubs():
        assert inspect.getfile(subprocess.Popen) == subprocess.__file__
    assert inspect.getfile is before
