"""A reader of the browser app without a browser: it presses, types and saves over the same HTTP as the pages do."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import httpx
from gradio_client.utils import apply_diff

WAIT = 300.0  # seconds for one event: of ten who add at once the last one waits for nine


class Failed(Exception):
    """What a reader would see as something gone wrong."""


class Visitor:
    """One session: the page's components by their names, and what stands in them now."""

    def __init__(self, port: int) -> None:
        self._web = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=WAIT)
        self._session = secrets.token_hex(6)
        config = json.loads(self.get("/config"))
        self._ids = {
            part["props"]["elem_id"]: part["id"] for part in config["components"] if part["props"].get("elem_id")
        }
        self._values = {part["id"]: _at_first(part) for part in config["components"]}
        self._labels = {part["props"].get("label"): part["id"] for part in config["components"]}
        self._events: list[dict[str, Any]] = config["dependencies"]
        self._api = config["api_prefix"]

    def close(self) -> None:
        """Leave."""
        self._web.close()

    def open(self) -> None:
        """The page and what it asks for when it is opened."""
        self.get("/")
        for event in self._events:
            if any(kind == "load" for _, kind in event["targets"]):
                self._run(event, None)

    def type(self, name: str, text: object) -> None:
        """Put something into a box, named by its id or its label."""
        self._values[self._id(name)] = text

    def press(self, name: str, kind: str = "click") -> None:
        """Press a button, and wait for all that follows from it."""
        button = self._id(name)
        found = [event for event in self._events if [button, kind] in event["targets"]]
        if not found:
            raise Failed(f"nothing follows from {kind} on {name}")
        for event in found:
            self._run(event, button)

    def upload(self, name: str, file: str, content: bytes) -> None:
        """Drop a file."""
        reply = self._web.post(f"{self._api}/upload", files={"files": (file, content, "text/plain")})
        path = json.loads(self._well(reply).content)[0]
        given = {"path": path, "orig_name": file, "size": len(content), "meta": {"_type": "gradio.FileData"}}
        self.type(name, [given])
        self.press(name, "upload")

    def text(self, name: str) -> str:
        """The HTML that stands in a panel."""
        return str(self._values[self._id(name)] or "")

    def words(self, name: str) -> str:
        """The same without its tags."""
        return unescape(re.sub(r"<[^>]*>", " ", self.text(name)))

    def get(self, path: str) -> bytes:
        """What is at an address; Failed when it is not well."""
        return self._well(self._web.get(path)).content

    def _id(self, name: str) -> int:
        found = self._ids.get(name, self._labels.get(name))
        if found is None:
            raise Failed(f"the page has nothing called {name}")
        return int(found)

    def _well(self, reply: httpx.Response) -> httpx.Response:
        if reply.status_code >= 400:
            raise Failed(f"{reply.request.url.path}: {reply.status_code} {reply.text[:200]}")
        return reply

    def _run(self, event: Mapping[str, Any], by: int | None) -> None:
        """One event, and those that wait for it."""
        data = [self._values.get(i) for i in event["inputs"]]
        body = {"data": data, "fn_index": event["id"], "trigger_id": by, "session_hash": self._session}
        for given in self._answered(event, body):
            for component, value in zip(event["outputs"], given, strict=True):
                self._set(component, value)
        for later in self._events:
            if later["trigger_after"] == event["id"]:
                self._run(later, None)

    def _answered(self, event: Mapping[str, Any], body: Mapping[str, Any]) -> Iterator[list[Any]]:
        """What the server answers at once, or says in its turn where the event waits for one."""
        if event["queue"] is False:
            yield self._well(self._web.post(f"{self._api}/run/predict", json=body)).json()["data"]
        else:
            joined = self._well(self._web.post(f"{self._api}/queue/join", json=body)).json()
            yield from self._told(joined["event_id"])

    def _set(self, component: int, value: Any) -> None:
        if not isinstance(value, dict) or value.get("__type__") != "update":
            self._values[component] = value
        elif "value" in value:
            self._values[component] = value["value"]

    def _told(self, event: str) -> Iterator[list[Any]]:
        """What the server says of an event, one set of outputs after another; Failed when it says that it failed."""
        so_far: list[Any] | None = None
        address = f"{self._api}/queue/data?session_hash={self._session}"
        with self._web.stream("GET", address) as stream:
            for line in stream.iter_lines():
                message = json.loads(line[5:]) if line.startswith("data:") else {}
                if message.get("event_id") not in (None, event) or message.get("msg") not in _TOLD:
                    continue
                if not message.get("success", True) or message["msg"] == "unexpected_error":
                    raise Failed(str(message.get("output") or message.get("message"))[:300])
                data = message["output"].get("data") or []
                ended = message["msg"] == "process_completed"
                so_far = (
                    data if so_far is None or ended else [apply_diff(a, b) for a, b in zip(so_far, data, strict=True)]
                )
                yield so_far
                if ended:
                    return
        raise Failed("the server hung up in the middle of an event")


def _at_first(part: Mapping[str, Any]) -> Any:
    """What stands in a component when the page is opened: an empty box holds ""."""
    value = part["props"].get("value")
    return "" if value is None and part["type"] == "textbox" else value


_TOLD = ("process_generating", "process_completed", "unexpected_error")
