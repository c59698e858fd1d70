"""The distribution of the signature date as a drawing: it shows what the trials say, and its words say the same."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations, pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from signward.core.risk.days import NO_DAY
from signward.core.risk.simulation import Simulation
from signward.files.svg.distribution import distribution_svg
from signward.files.svg.letters import width_of
from signward.files.svg.spans import bars, scale_of
from signward.files.svg.style import stylesheet

TODAY = date(2026, 11, 25)
SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"ds-share": 11, "ds-beyond": 11, "ds-called": 11, "ds-percentile": 12, "tl-flag-name": 11.5}


def signed(days, target: date | None = None) -> Simulation:
    days = np.array(days, dtype=np.int64)
    return Simulation(TODAY, target, len(days), 1, days, float(np.mean(days == NO_DAY)), days.astype(np.float32), ())


def drawn(*versions: Simulation, **more) -> ElementTree.Element:
    text = distribution_svg(versions[0], other=versions[1] if versions[1:] else None, **more)
    return ElementTree.fromstring(text)  # noqa: S314 - we wrote it


def texts(svg: ElementTree.Element, name: str) -> list[str]:
    return ["".join(t.itertext()) for t in svg.iter(f"{SVG}text") if name in (t.get("class") or "").split()]


def boxes(svg: ElementTree.Element) -> list[tuple[str, float, float, float]]:
    """Each text with its left and right end and the height that it stands at."""
    found = []
    for text in svg.iter(f"{SVG}text"):
        classes = (text.get("class") or "").split()
        name = next((one for one in classes if one in SIZES), None)
        if name:
            said, x = "".join(text.itertext()), float(text.get("x"))
            wide = width_of(said, SIZES[name], bold=name == "tl-flag-name")
            left = x - wide if "tl-end" in classes else x - wide / 2 if name == "ds-share" else x
            found.append((said, left, left + wide, float(text.get("y"))))
    return found


def test_the_percentiles_are_named_with_their_days():
    svg = drawn(signed(range(30, 130)))
    assert texts(svg, "ds-percentile") == ["10 % Sun 3 Jan", "50 % Fri 12 Feb", "80 % Sun 14 Mar", "90 % Wed 24 Mar"]
    assert texts(drawn(signed(range(30, 130)), width=358), "ds-percentile")[0] == "10 % 3 Jan"


def test_the_target_flies_with_its_chance():
    target = TODAY + timedelta(54)
    assert texts(drawn(signed(range(30, 130), target)), "tl-flag-name") == ["Target Mon 18 Jan 2027: 25 %"]
    assert texts(drawn(signed(range(30, 130))), "tl-flag-name") == []


def test_what_would_change_stands_beside_what_is():
    target = TODAY + timedelta(54)
    before, after = signed(range(30, 130), target), signed(range(20, 120), target)
    svg = drawn(before, after)
    assert texts(svg, "tl-flag-name") == ["Target Mon 18 Jan 2027: 35 % instead of 25 %"]
    assert texts(svg, "ds-called") == ["As it is", "As it would be"]
    assert len([p for p in svg.iter(f"{SVG}path") if p.get("class") == "ds-was"]) == 1
    moved = drawn(before, signed(range(20, 120), target + timedelta(7)))
    assert texts(moved, "tl-flag-name") == ["Target Mon 25 Jan 2027: 42 %", "Target as it is Mon 18 Jan 2027: 25 %"]


def test_the_bars_are_the_trials_and_part_at_the_target():
    found = signed([*range(30, 130), *[60] * 20], TODAY + timedelta(60))
    row = bars(found, scale_of([found], 1152))
    assert sum(bar.share for bar in row) == pytest.approx(found.p_by(row[-1].last))
    assert sum(bar.share - bar.late for bar in row) == pytest.approx(found.p_on_time)
    assert all((one.last + timedelta(1)) == other.first for one, other in pairwise(row))


def test_what_lies_beyond_the_drawing_is_said_at_its_edge():
    svg = drawn(signed([*range(30, 328), 4_000, 5_000]))
    assert texts(svg, "ds-beyond") == ["1 % later →"]
    never = drawn(signed([*range(30, 80), *[NO_DAY] * 50]))
    assert texts(never, "ds-beyond") == ["50 % never"]
    assert [words[:4] for words in texts(never, "ds-percentile")] == ["10 %", "50 %"]


def test_its_words_say_what_it_shows():
    found = signed(range(30, 130), TODAY + timedelta(54))
    words = drawn(found).find(f"{SVG}desc").text
    assert words.startswith("Chance to sign by 18 Jan 2027: 25 %.")
    assert "80 % by Sun 14 Mar 2027" in words
    both = drawn(found, signed(range(20, 120), found.target)).find(f"{SVG}desc").text
    assert "instead of" in both


def test_a_file_brings_its_colours_and_a_page_its_own():
    found = signed(range(30, 130))
    file, page = (distribution_svg(found, standalone=alone) for alone in (True, False))
    assert "var(--" not in file
    assert "<style>" not in page
    assert "style=" not in page
    used = {name for names in re.findall(r'class="([^"]+)"', file) for name in names.split() if name.startswith("ds-")}
    assert used <= set(re.findall(r"\.(ds-[\w-]+)", stylesheet("distribution.css"))) | {"ds-percentile"}


@given(
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900) | st.just(NO_DAY)), min_size=1, max_size=40),
    st.none() | st.integers(-30, 700),
    st.none() | st.integers(-30, 700),
    st.sampled_from([358, 700, 1152]),
)
def test_whatever_the_trials_say_no_words_lie_on_others_or_leave_the_drawing(days, aim, other_aim, width):
    targets = [None if days is None else TODAY + timedelta(days) for days in (aim, other_aim)]
    one, two = zip(*days, strict=True)
    svg = drawn(signed(one, targets[0]), signed(two, targets[1]), width=width)
    found = boxes(svg)
    for said, left, right, _ in found:
        assert left >= -2
        assert right <= width + 2, said
    percentile = [box for box in found if re.match(r"\d+ % .* \w{3}$", box[0])]
    for (a, left, right, y), (b, other_left, other_right, other_y) in combinations(percentile, 2):
        assert abs(y - other_y) >= 12 or right <= other_left or other_right <= left, (a, b)
