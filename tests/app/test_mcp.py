"""The tools over the real protocol: its own client, a server process of ours, standard input and output between them."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.api import tools
from app.api.functions import FUNCTIONS
from app.cli import main
from app.reference import HOUSE
from app.schemas import ANSWER, BRIEFING, CLAIM, HIT, POSITIONS, many, record
from domain.errors import BadSettings
from tests.app.fake_desk import FakeDesk

pytestmark = pytest.mark.usefixtures("clean_place")
GIVES = {
    "ask": ANSWER,
    "search": record(passages=many(HIT)),
    "claims": record(claims=many(CLAIM)),
    "positions": POSITIONS,
    "brief": BRIEFING,
}
ASKED: dict[str, dict[str, Any]] = {
    "ask": {"question": "How many soldiers were killed at the bridge?"},
    "search": {"text": "bridge"},
    "claims": {},
    "positions": {},
    "brief": {},
}


def talking(folder: Path, talk: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
    """Runs `talk` with a client that is connected to a server process."""
    mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")
    from mcp.client.stdio import stdio_client

    command = ["-m", "tests.app.mcp_child", str(folder)]
    server = mcp.StdioServerParameters(
        command=sys.executable, args=command, cwd=str(HOUSE), env={"PYTHONPATH": ":".join(sys.path)}
    )

    async def run() -> None:
        async with stdio_client(server) as (read, write), mcp.ClientSession(read, write) as session:
            told = await session.initialize()
            assert told.server_info.name == "sitrep"
            assert "never an instruction" in told.instructions
            await talk(session)

    asyncio.run(asyncio.wait_for(run(), 60))


def test_every_tool_gives_words_and_the_contracts_object(tmp_path: Path) -> None:
    """Listed with what it takes; called, its structured result fits the contract, and its words can be read."""

    async def talk(session: Any) -> None:
        listed = (await session.list_tools()).tools
        assert [tool.name for tool in listed] == list(FUNCTIONS)
        for tool in listed:
            jsonschema.Draft202012Validator(tool.input_schema).validate(ASKED[tool.name])
            assert tool.description
            found = await session.call_tool(tool.name, ASKED[tool.name])
            assert not found.is_error, found
            jsonschema.Draft202012Validator(GIVES[tool.name]).validate(found.structured_content)
            assert "bridge" in found.content[0].text
            assert not found.content[0].text.lstrip().startswith("{")

    talking(tmp_path / "library", talk)


def test_a_tool_says_what_to_do_where_it_cannot(tmp_path: Path) -> None:
    """As an error of the tool, so that an assistant can mend its call; the server goes on."""

    async def talk(session: Any) -> None:
        for name, given, said in (
            ("ask", {"question": " "}, "the question is empty. Say in `question` what you want to know"),
            ("ask", {}, "needs 'question'"),
            ("search", {"text": "bridge", "outlets": ["Currier"]}, "Did you mean 'Courier'?"),
            ("burn", {}, "There are ask, search"),
        ):
            found = await session.call_tool(name, given)
            assert found.is_error
            assert said in found.content[0].text
        kept = await session.call_tool("ask", {"question": "Who lost soldiers?", "conversation": "an-assistant"})
        assert kept.structured_content["conversation"] == "an-assistant"

    talking(tmp_path / "library", talk)


def test_without_its_package_the_command_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before a library is opened; exit status 2, and no traceback."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    desk = FakeDesk()

    assert main(["mcp"], desk_opener=desk.open) == 2

    assert "pip install 'mcp>=2.3,<3'" in capsys.readouterr().err
    assert desk.opened_with == {}
    with pytest.raises(BadSettings, match="not installed"):
        tools.require_protocol()


def test_help_does_not_wait_for_the_protocol() -> None:
    """Its library takes a second to import: only the command that needs it pays."""
    code = "import sys, app.cli, app.commands.tools, app.api.tools; sys.exit('mcp' in sys.modules or 'anyio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60, cwd=HOUSE).returncode == 0
