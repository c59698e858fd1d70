"""The daily sweep over 100,000 plans, of which today changes none, 100 or 1,000, beside what it cannot do without.

Usage: python -m benchmarks.sweep [PLANS]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile

from benchmarks._figures import told
from benchmarks._running import ROOT, environment_of

PLANS = 100_000


def main(plans: int = PLANS) -> None:
    with tempfile.TemporaryDirectory(prefix="signward-bench-") as folder:
        command = [sys.executable, "-m", "benchmarks._sweeping", str(plans)]
        done = subprocess.run(
            command, env=environment_of(folder), cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
        )
    for changed, ours, floor, statements in json.loads(done.stdout):
        name = f"sweep of {plans:,} plans, {changed:,} changed"
        told(name, f"{1000 * ours:9.1f} ms, {statements} statements", "touches those that today changes")
        told("  one index range and so many updates", f"{1000 * floor:9.1f} ms: {ours / floor:.1f}x")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
