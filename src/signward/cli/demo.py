"""`signward demo`: the whole system in a fresh folder, loaded with the worked example."""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

from signward.cli.serve import opened, point_at, run


def demo(
    port: int = 8000,
    data: Path | None = None,
) -> None:
    """Starts the worked example and prints where the vendor, the buyer and the manager look at it; port 0 is any."""
    port = port or _free()
    folder = data or Path(tempfile.mkdtemp(prefix="signward-demo-"))
    os.environ["SIGNWARD_MODE"] = "demo"
    os.environ["SIGNWARD_BASE_URL"] = f"http://localhost:{port}"
    point_at(port, folder)
    server = opened()
    from signward.cli import demo_seed

    told = demo_seed.seed(folder)
    base = os.environ["SIGNWARD_BASE_URL"]

    def ready() -> None:
        print(
            f"""
Signward runs with the worked example, in {folder}

  Vendor   {base}/demo/ae        {told.ae}, account executive
  Buyer    {base}/demo/buyer     {told.buyer}, champion at {told.customer}
  Manager  {base}/demo/manager   {told.manager}

  To import: {told.spreadsheet}
  Mails are shown at {base}/outbox/ (no mail server is configured). Ctrl-C stops.
""",
            flush=True,
        )

    run(server, "127.0.0.1", port, ready)


def _free() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
