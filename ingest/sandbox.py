"""The walls around a process that parses what others wrote; they stand for the rest of its life.

Memory, processor time, file size and processes are bounded by the system where it has `resource` (Linux; macOS holds to
most of it). Everywhere an audit hook refuses the network, new processes and writing to files: it stops Python code, not
machine code that a hostile file has smuggled in. On Windows only the hook and the parent's time limit stand.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from ingest.limits import Limits
from ingest.wordlist import words

_CLOSED = words(
    "ftplib http imaplib nntplib poplib pty shutil smtplib socket subprocess telnetlib urllib webbrowser winreg"
)
_CLOSED_CALLS = frozenset(
    f"os.{name}"
    for name in words(
        "system exec posix_spawn spawn fork forkpty startfile kill killpg putenv remove rename rmdir mkdir link symlink "
        "truncate chmod chown utime setxattr removexattr"
    )
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC
_FILES = 64
_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def confine(limits: Limits) -> None:
    """No network, no other process, no writing, no more memory than allowed: for this process, from now on."""
    _die_with_parent()
    _bound("AS", limits.memory_bytes)
    for name, most in (("FSIZE", 0), ("CORE", 0), ("NPROC", 0), ("NOFILE", _FILES)):
        _bound(name, most)
    sys.addaudithook(_refuse)


def allow_cpu(seconds: int) -> None:
    """Let this process use `seconds` of processor time from now on; then SIGXCPU ends it."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = int(used.ru_utime + used.ru_stime) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def peak_memory() -> int:
    """The most memory in bytes that this process has held; 0 where that is not known.

    Linux is asked for the mark of this program alone: `ru_maxrss` begins with what the parent held when it started us.
    """
    if sys.platform == "win32":
        return 0
    if sys.platform == "linux":
        with Path("/proc/self/status").open(encoding="ascii", errors="replace") as status:
            return next((int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM:")), 0)
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _bound(name: str, most: int) -> None:
    """A limit of the system that cannot be raised again; a system that does not know it goes without."""
    if sys.platform != "win32":
        import resource

        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is not None:
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _die_with_parent() -> None:
    """End when the process that started this one ends (Linux); elsewhere the closed pipe ends it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, int(signal.SIGKILL), 0, 0, 0)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook."""
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITING and path != os.devnull:
            raise PermissionError("a parser may not write to files")
    elif event in _CLOSED_CALLS or event.partition(".")[0] in _CLOSED:
        raise PermissionError(f"a parser may not do this: {event}")
