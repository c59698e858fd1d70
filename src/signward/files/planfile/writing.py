"""Plan files out: YAML for people, JSON for programs. Reading them back gives the same plan."""

from __future__ import annotations

import json
import re
from datetime import date
from io import StringIO
from typing import Any, Final

from signward.core.plan.document import write_document
from signward.core.plan.state import Plan
from signward.core.plan.templates import Template, write_template

SHORT: Final = 100  # characters up to which a mapping stands on one line
DAYS: Final = {
    "target_signature",
    "date",
    "due",
    "not_before",
    "not_after",
    "started",
    "done",
    "expected",
    "from",
    "on",
}
LISTS_OF_DAYS: Final = {"holidays", "freezes", "on"}
_MISREAD: Final = re.compile("^[:?]|[\x85\u2028\u2029]")  # what YAML's writer leaves bare and its reader takes for more


def dump_json(plan: Plan) -> str:
    return json.dumps(write_document(plan), ensure_ascii=False, indent=2) + "\n"


def dump_yaml(plan: Plan) -> str:
    """YAML as the documentation writes it: people, links and short mappings on one line each."""
    return _yaml(write_document(plan))


def dump_template(template: Template) -> str:
    """A template as YAML, likewise."""
    return _yaml(write_template(template))


def _yaml(document: dict[str, Any]) -> str:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = 4_000
    writer.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    writer.dump(_laid_out(document), out)
    return out.getvalue()


def _laid_out(value: Any, depth: int = 0, days: bool = False) -> Any:
    """The same value with its short inner mappings and lists in flow style, and its days as YAML's own dates."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, str) and days:
        return date.fromisoformat(value)
    if isinstance(value, str) and _MISREAD.search(value):
        return DoubleQuotedScalarString(value)
    if isinstance(value, dict):
        made = CommentedMap()
        for key, item in value.items():
            holds_days = key in (LISTS_OF_DAYS if isinstance(item, list) else DAYS)
            made[key] = _laid_out(item, depth + 1, holds_days)
        if depth and len(json.dumps(value, ensure_ascii=False)) <= SHORT and "milestones" not in value:
            made.fa.set_flow_style()
        return made
    if isinstance(value, list):
        listed = CommentedSeq(_laid_out(item, depth + 1, days) for item in value)
        if not any(isinstance(item, dict) for item in value) or len(json.dumps(value)) <= SHORT // 2:
            listed.fa.set_flow_style()
        return listed
    return value
