"""Links in evidence: only such as can be judged by looking at them."""

from __future__ import annotations

import pytest

from signward.web.evidence import linked

REL = 'rel="noopener noreferrer nofollow ugc"'


@pytest.mark.parametrize(
    ("text", "href", "host"),
    [
        ("https://docs.example/minutes.pdf", "https://docs.example/minutes.pdf", "docs.example"),
        ("Minutes: https://docs.example/a?b=1&c=2.", "https://docs.example/a?b=1&amp;c=2", "docs.example"),
        ("(HTTP://Docs.Example/x)", "HTTP://Docs.Example/x", "docs.example"),
        ("http://localhost:8000/plans/", "http://localhost:8000/plans/", ""),
        ("mailto:dana@northwind.example", "mailto:dana@northwind.example", ""),
        ("https://bücher.example/", "https://bücher.example/", "xn--bcher-kva.example"),
        ("https://pаypal.example/", "https://pаypal.example/", "xn--pypal-4ve.example"),
    ],
)
def test_a_link_can_be_followed_and_says_where_it_leads(text, href, host):
    said = str(linked(text))
    assert f'<a href="{href}" {REL}>' in said
    assert said.count("<a ") == 1
    assert (f"({host})" in said) == bool(host)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd",
        "ftp://docs.example/x", "//docs.example/x", "docs.example/x", "https://", "https://[::1", "https:docs.example",
        "https://docs.example@evil.example/", "https://docs.example:99999/", "https://a\u202eb.example/",
        "https://docs.exa\u200bmple/", "mailto:dana@x.example?bcc=eve@evil.example", "mailto:", "java\tscript:alert(1)",
    ],
)  # fmt: skip
def test_anything_else_stays_text(text):
    said = str(linked(text))
    assert "<a" not in said
    assert "<script" not in said


@pytest.mark.parametrize("end", ['"onmouseover="hit()', "'><img src=x>", "<script>hit()</script>", "`x"])
def test_nothing_gets_out_of_a_link(end):
    said = str(linked(f"https://docs.example/{end}"))
    assert "<script" not in said
    assert "<img" not in said
    assert '"onmouseover' not in said
    assert said.count('"') == 6  # href, rel, class: ours alone


def test_text_between_links_is_kept(db):
    assert "and &lt;b&gt; then" in linked("https://a.example/ and <b> then https://b.example/")
