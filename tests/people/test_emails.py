"""One canonical address, and nothing that could go elsewhere than it looks."""

from __future__ import annotations

import pytest

from signward.people.emails import NotAnAddress, canonical, masked


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dana@Northwind.Example", "dana@northwind.example"),
        (" dana.w+map@northwind.example ", "dana.w+map@northwind.example"),
        ("o'brien@firm.example", "o'brien@firm.example"),
        ("yuki@bücher.example", "yuki@xn--bcher-kva.example"),
    ],
)
def test_it_keeps_one_form_of_an_address(typed, kept):
    assert canonical(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "dana", "@x.example", "dana@", "dana@localhost", "a@b@c.example", '"a b"@x.example', "dana@[127.0.0.1]",
        "dana@127.0.0.1", "alice@allowed.test)<mallory@evil.test>", "Dana <dana@x.example>", "a..b@x.example",
        ".a@x.example", "dana@x.example\n", "dana@x.example\u200b", "dаna@x.example", "dana@-x.example",
        "dana@x..example",
        "dana@x.example, eve@y.example", "x" * 65 + "@x.example",
    ],
)  # fmt: skip
def test_it_refuses_what_might_go_elsewhere(typed):
    with pytest.raises(NotAnAddress):
        canonical(typed)


def test_a_masked_address_shows_its_owner_enough_and_no_more():
    assert masked("dana@northwind.example") == "d•••@northwind.example"
