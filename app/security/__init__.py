"""What stands between the web app and everybody else: hosts, origins, login, sizes and response headers.

Plain ASGI, around every route of ours and of Gradio's. What comes in: requests. What goes out: the same requests, or a
refusal; no secret in words. May import: `domain`, FastAPI and the login page of `app.render`.
"""

from app.security.door import is_loopback, refuse_open_door
from app.security.redact import redact

__all__ = ["is_loopback", "redact", "refuse_open_door"]
