"""`./dev bench [NAMES]`: runs each benchmark of this folder (a module with `main()`), all of them by default."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def run(names: list[str]) -> int:
    known = sorted(m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)]) if not m.name.startswith("_"))
    wrong = [name for name in names if name not in known]
    if wrong:
        print(f"No benchmark named {', '.join(wrong)}. There are: {', '.join(known)}", file=sys.stderr)
        return 2
    for name in names or known:
        print(f"\n== {name}")
        importlib.import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
