"""What the environment says, read with types. A setting that nobody knows stops the start and names the nearest."""

from __future__ import annotations

import base64
import difflib
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

KNOWN: Final[dict[str, str]] = {
    "SIGNWARD_DATA": "folder for the SQLite database, the secret key and collected static files (default: ./data)",
    "SIGNWARD_BASE_URL": "the one address that links in mails begin with (default: http://localhost:8000)",
    "SIGNWARD_MODE": "production, development or demo (default: development where the address is this machine)",
    "SIGNWARD_SECRET_KEY": "signs sessions and forms (default: made on first start and kept in the data folder)",
    "SIGNWARD_KEY_RING": "encrypts the signing keys in the database; several with commas between, the newest first "
    "(default: made on first start and kept in the data folder)",
    "SIGNWARD_ALLOWED_HOSTS": "further host names that the server answers to, with commas between",
    "SIGNWARD_METRICS_TOKEN": "who sends it as a bearer token may read /metrics from another machine",
    "SIGNWARD_TRUSTED_PROXIES": "how many proxies stand before the server and set X-Forwarded-For (default: 0)",
    "SIGNWARD_MAIL_FROM": "the sender of every mail (default: Signward <signward@ the host of the address>)",
    "SIGNWARD_EXTRAS": "which extras ./dev installs",
}


class WrongSetting(Exception):
    """The environment asks for something that cannot be; the message says what to do."""


def refuse_unknown(environ: Mapping[str, str]) -> None:
    """Raises WrongSetting for a SIGNWARD_ name that is not in KNOWN, with the nearest one that is."""
    for name in environ:
        if name.startswith("SIGNWARD_") and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, 1, 0.4)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise WrongSetting(f"There is no setting {name}.{hint}")


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def number(name: str, default: int) -> int:
    """A whole number from 0 on. Raises WrongSetting for anything else."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise WrongSetting(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def one_of(name: str, choices: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in choices:
        raise WrongSetting(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value


def names(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def hosts(first: str, name: str) -> list[str]:
    """The host of our address and further ones, IPv6 in brackets. Raises WrongSetting where one means any."""
    found = [host.strip("[]") for host in (first, *names(name))]
    if wide := next((host for host in found if "*" in host), None):
        raise WrongSetting(f"{name} must name hosts; {wide} would answer to any.")
    return [f"[{host}]" if ":" in host else host for host in found]


def token(name: str) -> str:
    """A secret that is long enough not to be guessed, or "" where there is none. Raises WrongSetting."""
    value = text(name)
    if value and len(value) < 20:
        raise WrongSetting(f"{name} must have at least 20 characters.")
    return value


def secret_key(data: Path) -> str:
    """The configured key, or the one kept in the data folder, made there on first start.

    Where there is no data folder (type checks, tests) it is a new one each time.
    """
    if given := text("SIGNWARD_SECRET_KEY"):
        if len(given) < 32:
            raise WrongSetting("SIGNWARD_SECRET_KEY must have at least 32 characters.")
        return given
    return _kept(data / "secret-key", secrets.token_urlsafe(48))


def key_ring(data: Path) -> list[str]:
    """The keys that encrypt what is secret in the database, the newest first: it encrypts, and each may decrypt.

    Configured, or one that is kept in the data folder, away from the database and its backups. Raises WrongSetting for
    what is not a Fernet key.
    """
    ring = names("SIGNWARD_KEY_RING") or _kept(data / "key-ring", _fernet_key()).split()
    for key in ring:
        if not re.fullmatch(r"[A-Za-z0-9_-]{43}=", key):
            raise WrongSetting("SIGNWARD_KEY_RING must hold keys of 32 bytes in base64, with commas between.")
    return ring


def _fernet_key() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def _kept(file: Path, made: str) -> str:
    """What the file holds; where there is none yet it is made with these words, for its owner alone."""
    if not file.parent.is_dir():
        return made
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(made)
    except FileExistsError:
        pass  # kept from an earlier start
    return file.read_text().strip()


def database(data: Path) -> dict[str, Any]:
    """Django's description of the database: SQLite in the data folder, or what DATABASE_URL names."""
    url = text("DATABASE_URL")
    if not url:
        return _sqlite(data / "signward.sqlite3")
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path.removeprefix("/") if url.startswith("sqlite:///") else parts.path)))
    raise WrongSetting(f"DATABASE_URL must begin with postgresql:// or sqlite://, not {parts.scheme or url!r}.")


def smtp() -> dict[str, Any] | None:
    """Django's mail settings from SMTP_URL (smtp://user:password@host:587?tls=1) or EMAIL_*; None without either."""
    if url := text("SMTP_URL"):
        parts = urlsplit(url)
        if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
            raise WrongSetting("SMTP_URL must look like smtp://user:password@host:587?tls=1 or smtps://….")
        query = dict(parse_qsl(parts.query))
        return {
            "EMAIL_HOST": parts.hostname,
            "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_USE_TLS": parts.scheme == "smtp" and query.get("tls", "0") in {"1", "true", "yes"},
        }
    if host := text("EMAIL_HOST"):
        return {
            "EMAIL_HOST": host,
            "EMAIL_PORT": number("EMAIL_PORT", 25),
            "EMAIL_HOST_USER": text("EMAIL_HOST_USER"),
            "EMAIL_HOST_PASSWORD": text("EMAIL_HOST_PASSWORD"),
            "EMAIL_USE_TLS": text("EMAIL_USE_TLS", "0") in {"1", "true", "yes"},
            "EMAIL_USE_SSL": text("EMAIL_USE_SSL", "0") in {"1", "true", "yes"},
        }
    return None


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Writers queue up at BEGIN instead of failing at their first write.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.pop("host", "")),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 20}, **query},
    }
