"""`signward keys`: with which keys a workspace signs its checkpoints, to be published, and a new one in their place."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from signward.cli.serve import opened, point_at


def keys(data: Path | None, *, renew: bool = False) -> int:
    """Prints every workspace's public keys, the newest last, after making new ones where asked.

    Returns the exit code: 0, or 2 where a key is to be renewed and the key ring cannot open the one before it.
    """
    point_at(8000, data)
    opened(static=False)
    from signward.ledger.keys import LockedKey, published
    from signward.ledger.keys import renew as renewed
    from signward.people.models import Workspace

    for workspace in Workspace.objects.order_by("name", "pk"):
        try:
            if renew:
                renewed(workspace.pk, datetime.now(UTC))
        except LockedKey as locked:
            print(f"{workspace.name}: {locked}", file=sys.stderr)
            return 2
        print(f"{workspace.name} ({workspace.pk})")
        for key in published(workspace.pk):
            print(
                f"  {key['key']}  since {key['made_at'][:10]}"
                + (f", signed {key['made_by']}" if key["made_by"] else "")
            )
    return 0
