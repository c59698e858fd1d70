"""From the command to the first answer, and the memory of a server that has worked."""

from __future__ import annotations

import tempfile

from benchmarks._figures import told
from benchmarks._http import for_a_while, get, together
from benchmarks._running import environment_of, floor, seed, serving

STARTS, CLIENTS, SECONDS, LAPS = 5, 8, 5.0, 4


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="signward-bench-") as folder:
        environment = environment_of(folder)
        with serving(environment) as server:
            told("first start ever, tables and files made", f"{1000 * server.started:6.0f} ms")
        seeded = seed(environment, 100)
        starts = []
        for _ in range(STARTS):
            with serving(environment) as server:
                starts.append(server.started)
        told("cold start to first answer", f"{1000 * min(starts):6.0f} ms, best of {STARTS}", "800, stretch 500")
        with serving(environment) as server:
            told("memory at rest", f"{server.memory():6.1f} MiB")
            asked = 0
            for _ in range(LAPS):
                for plan in seeded["plans"][:: 100 // CLIENTS]:
                    request = get(f"/plans/{plan}/", seeded["vendor"])
                    work = for_a_while(request, SECONDS / CLIENTS)
                    asked += len(together(server.port, CLIENTS, work)[0])
                told(f"memory after {asked} pages", f"{server.memory():6.1f} MiB", "110 and flat, stretch 85")
    starts = []
    for _ in range(STARTS):
        with floor() as bare:
            starts.append(bare.started)
            memory = bare.memory()
    told("bare Django: start, memory", f"{1000 * min(starts):6.0f} ms {memory:6.1f} MiB")


if __name__ == "__main__":
    main()
