"""The `signward` command. A command's module is imported only when it is asked for, so file commands start at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from signward.core.plan.state import Plan

Run = Callable[[argparse.Namespace], int]
Command = Callable[[str, Run, str], argparse.ArgumentParser]


def main(argv: list[str] | None = None) -> None:
    """Runs one command and exits with its code: 0 fine, 1 the answer is no, 2 the call or the file is wrong."""
    asked = _parser().parse_args(list(_joined(sys.argv[1:] if argv is None else argv)))
    try:
        code = asked.run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has seen enough
        code = 0
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _joined(words: list[str]) -> Iterator[str]:
    """`--what-if -review` as one word: argparse would take what begins with a dash for an option."""
    rest = iter(words)
    for word in rest:
        changes = next(rest, None) if word == "--what-if" else None
        yield word if changes is None else f"{word}={changes}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="signward", description="Mutual Action Plans: every date runs backward.")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Run, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    for made in (
        command("check", _check, "The doctor's findings; exit 1 when one of them blocks signature."),
        command(
            "schedule", _schedule, "Both passes, slack, the critical path and the verdict; exit 1 when it is late."
        ),
    ):
        made.add_argument(
            "plans", metavar="PLAN", nargs="+", help="A plan file, a spreadsheet, or - for standard input."
        )
        _today(made)
        forms = ("text", "json") if made.prog.endswith("check") else ("text", "json", "svg")
        if made.prog.endswith("schedule"):
            made.add_argument("--why", metavar="ID", help="Tell why this milestone's dates are what they are.")
            made.add_argument("--since", metavar="VERSION",
                              help="Tell the drift since the sign-off of this version.")  # fmt: skip
        made.add_argument("--format", choices=forms, default="text", dest="form")
    made = command("simulate", _simulate, "The distribution of the signature date, and what costs time.")
    made.add_argument("plans", metavar="PLAN", nargs="+", help="A plan file, a spreadsheet, or - for standard input.")
    made.add_argument("--trials", type=_trials, default=10_000, metavar="N", help="How often to play it (10000).")
    made.add_argument("--seed", type=int, default=1, metavar="S", help="The same seed gives the same answer (1).")
    made.add_argument("--by", type=_day, action="append", default=[], metavar="DATE", help="Also the chance by a day.")
    made.add_argument("--days", type=float, action="append", default=[], metavar="N",
                      help="Also the chance within so many working days.")  # fmt: skip
    made.add_argument("--what-if", action="append", default=[], metavar="CHANGE",
                      help="Compare with the plan changed: review.duration=[2,5,15], target_signature=2026-12-23, "
                           "-review takes it away. Several are made together; nothing is saved.")  # fmt: skip
    _today(made)
    made.add_argument("--format", choices=("text", "json", "svg"), default="text", dest="form")
    made = command("convert", _convert, "Between xlsx, csv, md, yaml and json; and to pdf, ics and svg.")
    made.add_argument("file", metavar="FILE", nargs="?", help="A plan file, a spreadsheet, or - for standard input.")
    made.add_argument("-o", "--out", metavar="OUT", help="Where to write it, by its ending; - is standard output.")
    made.add_argument("--schema", action="store_true", help="Print the JSON Schema of the plan file.")
    made.add_argument(
        "--format", choices=("text", "json"), default="text", dest="form", help="For -o -: YAML, or JSON."
    )
    _today(made)
    made = command(
        "verify", _verify, "Verifies an exported ledger offline; exit 1 and the first bad entry when altered."
    )
    made.add_argument("file", metavar="FILE", type=Path)
    made.add_argument("--head", metavar="HASH", help="A head that this ledger had earlier, and must still hold.")
    made.add_argument(
        "--checkpoint", metavar="FILE", type=Path, action="append", default=[], dest="kept",
        help="A mail or other file with checkpoints, kept from earlier; may be given several times.",
    )  # fmt: skip
    made.add_argument("--key", metavar="HEX", help="The public key that must have signed the checkpoints.")
    made.add_argument("--format", choices=("text", "json"), default="text", dest="form")
    _server_commands(command)
    return parser


def _server_commands(command: Command) -> None:
    made = command("serve", _serve, "Runs the server: pages, live updates and background jobs in one process.")
    made.add_argument("--host", default="127.0.0.1", help="Address to listen on.")
    made.add_argument("--port", type=int, default=8000)
    made.add_argument("--data", type=Path, help="Folder for the database (SQLite) and the secret key.")
    made.add_argument("--no-jobs", action="store_true", help="Leave the background jobs to signward worker.")
    made = command("worker", _worker, "Runs only the background jobs.")
    made.add_argument("--data", type=Path, help="Folder for the database (SQLite) and the secret key.")
    made = command("rebuild", _rebuild, "Writes the rows beside the ledger anew; with --check only compares them.")
    made.add_argument("--data", type=Path, help="Folder for the database (SQLite) and the secret key.")
    made.add_argument("--check", action="store_true", help="Change nothing; exit 1 where a row is not what happened.")
    made = command("keys", _keys, "The public keys that sign the checkpoints of ledgers; with --renew a new one.")
    made.add_argument("--data", type=Path, help="Folder for the database (SQLite) and the secret key.")
    made.add_argument("--renew", action="store_true", help="Make a new key, signed by the one before it.")
    made = command("backup", _backup, "A consistent copy of everything in one file, while the server runs.")
    made.add_argument("file", metavar="FILE", type=Path)
    made.add_argument("--data", type=Path, help="Folder for the database (SQLite) and the secret key.")
    made = command("restore", _restore, "Puts a backup back, and proves that it is what was copied.")
    made.add_argument("file", metavar="FILE", type=Path)
    made.add_argument("--data", type=Path, help="Folder for the database (SQLite) and the secret key.")
    made.add_argument("--force", action="store_true", help="Replace what is there.")
    made = command("demo", _demo, "Runs the whole system with the worked example.")
    made.add_argument("--port", type=int, default=8000)
    made.add_argument("--data", type=Path, help="Keep everything in this folder (default: a fresh one).")


def _today(made: argparse.ArgumentParser) -> None:
    made.add_argument("--today", type=_day, default=None, metavar="YYYY-MM-DD", help="The day to reckon from.")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(f"a day is written 2026-12-18, not {text!r}") from wrong


def _trials(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"between 1 and 1000000 trials, not {text!r}")
    return int(text)


def _on(asked: argparse.Namespace) -> date:
    return asked.today or date.today()  # noqa: DTZ011 - the day of whoever sits at the terminal


def _plans(asked: argparse.Namespace) -> Iterator[tuple[str, Plan | Exception]]:
    from signward.files.opening import open_plan

    for path in asked.plans:
        try:
            plan, remarks = open_plan(path, _on(asked))
        except (ValueError, OSError) as wrong:
            yield path, wrong
            continue
        for remark in remarks:
            print(f"{path}: {remark}", file=sys.stderr)
        yield path, plan


def _check(asked: argparse.Namespace) -> int:
    from signward.cli.check import check

    return check(_plans(asked), _on(asked), asked.form, len(asked.plans) > 1)


def _schedule(asked: argparse.Namespace) -> int:
    from signward.cli.schedule import schedule

    return schedule(_plans(asked), _on(asked), asked.form, len(asked.plans) > 1, asked.why, asked.since)


def _simulate(asked: argparse.Namespace) -> int:
    from signward.cli.chances import Asked
    from signward.cli.simulate import simulate

    wanted = Asked(asked.trials, asked.seed, tuple(asked.by), tuple(asked.days), tuple(asked.what_if))
    return simulate(_plans(asked), _on(asked), wanted, asked.form, len(asked.plans) > 1)


def _convert(asked: argparse.Namespace) -> int:
    from signward.cli.convert import convert, print_schema

    if asked.schema:
        return print_schema()
    if not asked.file or not asked.out:
        print("signward convert: name a FILE and -o OUT", file=sys.stderr)
        return 2
    return convert(asked.file, asked.out, _on(asked), asked.form)


def _verify(asked: argparse.Namespace) -> int:
    from signward.cli.verify import verify

    return verify(asked.file, asked.form, asked.head, asked.kept, asked.key)


def _serve(asked: argparse.Namespace) -> int:
    from signward.cli.serve import serve

    serve(asked.host, asked.port, asked.data, not asked.no_jobs)
    return 0


def _worker(asked: argparse.Namespace) -> int:
    from signward.cli.serve import worker

    worker(asked.data)
    return 0


def _demo(asked: argparse.Namespace) -> int:
    from signward.cli.demo import demo

    demo(asked.port, asked.data)
    return 0


def _rebuild(asked: argparse.Namespace) -> int:
    from signward.cli.rebuild import rebuild

    return rebuild(asked.data, only_compare=asked.check)


def _keys(asked: argparse.Namespace) -> int:
    from signward.cli.keys import keys

    return keys(asked.data, renew=asked.renew)


def _backup(asked: argparse.Namespace) -> int:
    from signward.cli.backup import backup

    return backup(asked.file, asked.data)


def _restore(asked: argparse.Namespace) -> int:
    from signward.cli.restore import restore

    return restore(asked.file, asked.data, force=asked.force)
