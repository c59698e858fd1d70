"""How long a milestone takes: a number of business days, three points, or a distribution."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil, isnan
from typing import Any, Final

from signward.core.schedule import medians

LONGEST: Final = 5_000
"""Business days; about twenty years. More than that is a mistake in the file, not a plan."""

_NOISE: Final = 1e-9
"""Medians that are whole numbers on paper may come out a hair above; rounding up must not make a day of it."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in business days.

    `spec` is the JSON value as it stands in the plan file: a number, `[P10, P50, P90]`, or one of
    `{values, chances}`, `{triangular}`, `{pert}`, `{normal}`, `{lognormal}`, `{uniform}`. `days` is its median
    rounded up to whole days, which both passes use. A spec that is none of these raises ValueError.
    """

    spec: Any
    days: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", ceil(_median(self.spec) - _NOISE))

    def __hash__(self) -> int:
        return hash(self.days)

    @classmethod
    def read(cls, value: object) -> Duration:
        """The duration that a plan file's JSON value means. Raises ValueError with a sentence for the person."""
        return cls(_copied(value))


def _median(spec: object) -> float:
    if isinstance(spec, Mapping):
        return _median_of_distribution(spec)
    if isinstance(spec, list | tuple):
        return _rising(_numbers(spec, 3, "three points [P10, P50, P90]"), "[P10, P50, P90]")[1]
    return _number(spec)


def _median_of_distribution(spec: Mapping[Any, Any]) -> float:
    if set(spec) == {"values", "chances"}:
        return _median_of_values(spec["values"], spec["chances"])
    if len(spec) == 1:
        ((kind, numbers),) = spec.items()
        if kind in _DISTRIBUTIONS:
            return _DISTRIBUTIONS[kind](numbers)
    raise ValueError(
        "a distribution is one of {values, chances}, {triangular}, {pert}, {normal}, {lognormal} or {uniform}, "
        f"not {{{', '.join(map(str, spec))}}}"
    )


def _median_of_values(values: object, chances: object) -> float:
    if not isinstance(values, list | tuple) or not isinstance(chances, list | tuple) or not values:
        raise ValueError("values and chances are lists with at least one entry")
    if len(values) != len(chances):
        raise ValueError(f"{len(values)} values need as many chances, not {len(chances)}")
    parts = [_number(c, "a chance") for c in chances]
    if abs(sum(parts) - 1) > 1e-6:
        raise ValueError(f"chances add up to 1, not to {sum(parts):g}")
    return medians.of_values([_number(v) for v in values], parts)


def _triangular(numbers: object) -> float:
    return medians.of_triangle(*_rising(_numbers(numbers, 3, "triangular: [low, mode, high]"), "[low, mode, high]"))


def _pert(numbers: object) -> float:
    return medians.of_pert(*_rising(_numbers(numbers, 3, "pert: [low, mode, high]"), "[low, mode, high]"))


def _normal(numbers: object) -> float:
    return _numbers(numbers, 2, "normal: [mean, sd]")[0]


def _lognormal(numbers: object) -> float:
    median, _ = _rising(_numbers(numbers, 2, "lognormal: [median, p90]"), "[median, p90]")
    if median == 0:
        raise ValueError("a lognormal needs a median above 0")
    return median


def _uniform(numbers: object) -> float:
    low, high = _rising(_numbers(numbers, 2, "uniform: [low, high]"), "[low, high]")
    return (low + high) / 2


_DISTRIBUTIONS: Final[dict[str, Callable[[object], float]]] = {
    "triangular": _triangular,
    "pert": _pert,
    "normal": _normal,
    "lognormal": _lognormal,
    "uniform": _uniform,
}


def _numbers(value: object, count: int, form: str) -> list[float]:
    if not isinstance(value, list | tuple) or len(value) != count:
        raise ValueError(f"expected {form}")
    return [_number(v) for v in value]


def _rising(numbers: list[float], form: str) -> list[float]:
    if sorted(numbers) != numbers:
        raise ValueError(f"{form} must not fall: {', '.join(f'{n:g}' for n in numbers)}")
    return numbers


def _number(value: object, what: str = "a duration") -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or (isinstance(value, float) and isnan(value)):
        raise ValueError(f"{what} is a number, not {value!r:.80}")
    if not 0 <= value <= LONGEST:
        raise ValueError(f"{what} is between 0 and {LONGEST}, not {'more' if value > 0 else 'less'}")
    return value


def _copied(value: Any) -> Any:
    """Plain lists and dicts, so that the caller's own (a YAML node, say) can change without changing the plan."""
    if isinstance(value, Mapping):
        return {str(k): _copied(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_copied(v) for v in value]
    return value
