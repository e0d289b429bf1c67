"""One form for all forms of an address."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.addresses import canonical_address

PAGE = "https://courier.example/world/guns?id=7"


@pytest.mark.parametrize(
    "form",
    [
        "http://courier.example/world/guns?id=7",
        "HTTPS://WWW.Courier.Example/world/guns?id=7",
        "https://www.courier.example:443/world/guns/?id=7",
        "http://courier.example:80/world/guns?id=7#comments",
        "https://m.courier.example/world/guns?id=7",
        "https://mobile.courier.example/world/guns?id=7",
        "https://amp.courier.example/world/guns?id=7",
        "https://www.m.courier.example/world/guns?id=7",
        "https://courier.example./world/guns?id=7",
        "https://courier.example/world/guns/amp?id=7",
        "https://courier.example/world/guns/amp/?id=7",
        "https://courier.example/world/guns.amp?id=7",
        "https://courier.example/amp/world/guns?id=7",
        "https://courier.example/world/guns?id=7&amp=1",
        "https://courier.example/world/guns?amp&id=7",
        "https://courier.example/world/guns?id=7&outputType=amp",
        "https://courier.example/world/guns/index.html?id=7",
        "https://courier.example/world/guns?utm_source=a&id=7&UTM_Medium=b",
        "https://courier.example/world/guns?fbclid=x&id=7&gclid=y",
        "https://courier.example/world/guns?id=7&mc_cid=1&mc_eid=2&igshid=3&_ga=4&cmpid=5&ref=6&ref_src=7",
        "https://courier.example/%77orld/guns?id=%37",
        "https://courier.example/sport/../world/./guns?id=7",
        "https://courier.example/world/guns;jsessionid=AB12?id=7",
        "https://courier.example/world/guns?id=7&",
        "  https://courier.example/world/guns?id=7\n",
        "https://www.google.com/amp/s/www.courier.example/world/guns?id=7",
        "https://courier-example.cdn.ampproject.org/c/s/courier.example/world/guns?id=7",
    ],
)
def test_every_form_of_an_address_is_one(form: str) -> None:
    """However a reader came to the page."""
    assert canonical_address(form) == PAGE


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/world/guns?id=8",
        "https://courier.example/world/guns",
        "https://courier.example/world/guns?id=7&page=2",
        "https://courier.example/world/Guns?id=7",
        "https://courier.example:8443/world/guns?id=7",
        "https://news.courier.example/world/guns?id=7",
        "https://courier.example/world/guns?id=7&amp=60",
        "https://courier.example/world/guns?ID=7",
        "https://courier.example/world/guns?id=7%267",
        "https://courier.example/world%2Fguns?id=7",
        "https://courier.example/world/guns?id=7#!/page/2",
        "https://courier.example/world/lamp?id=7",
        "https://courier.example/world/amperage?id=7",
    ],
)
def test_what_may_be_another_page_stays_another(other: str) -> None:
    """A wrong merger would lose an article; a missed one costs a near copy that is linked anyway."""
    assert canonical_address(other) != PAGE


def test_parameters_are_sorted_and_those_of_one_name_keep_their_order() -> None:
    """The order of different names says nothing, the order of equal ones may."""
    assert canonical_address("https://a.example/?b=2&a=1") == canonical_address("https://a.example/?a=1&b=2")
    assert canonical_address("https://a.example/?a=2&a=1") != canonical_address("https://a.example/?a=1&a=2")


def test_a_name_in_another_script_has_one_form() -> None:
    """As typed, and as the name system knows it."""
    assert canonical_address("http://www.вестник.example/а") == canonical_address(
        "https://xn--b1agjinxh.example/%D0%B0"
    )


@pytest.mark.parametrize("short", ["https://www.com/", "https://m.example/", "https://amp.dev/"])
def test_a_host_is_never_taken_away_whole(short: str) -> None:
    """These are the names of sites, not prefixes."""
    assert canonical_address(short) == short


@pytest.mark.parametrize(
    "garbage",
    ["", " ", "x", "//h/x", "http://", "http://[::1", "http://x:99999/", "mailto:a@b", "file:///etc/x", "\ud800"],
)
def test_garbage_comes_back(garbage: str) -> None:
    """It is no address, and no reason to fail."""
    assert canonical_address(garbage) == garbage.strip()


PIECES = re.findall(
    r"\S+|  ",
    "http https :// www. m. a.example b.c.example :80 :443 :81 / /amp /index.html .amp ? & = id 7 amp utm_a ref # ! % %41 %2f"
    "   %FF ü \ud800 .. . ; @ [ ] + \\ www.google.com/amp/s/",
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_canonical_address_is_its_own_canonical_address(text: str) -> None:
    """Whatever the text, and without an error."""
    once = canonical_address(text)
    assert canonical_address(once) == once


@given(st.text(), st.text())
def test_two_values_of_one_parameter_are_never_merged(one: str, other: str) -> None:
    """?id=1 and ?id=2 are two pages, whatever stands for 1 and 2."""
    first, second = (
        canonical_address("https://a.example/p?id=" + quote(v, errors="surrogatepass", safe="")) for v in (one, other)
    )
    assert (first == second) == (one == other)
