"""All of Signward's settings. What may differ between two installations comes from the environment."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path
from urllib.parse import urlsplit

from signward.config import environment as env

env.refuse_unknown(os.environ)

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(env.text("SIGNWARD_DATA", "data")).resolve()

BASE_URL = env.text("SIGNWARD_BASE_URL", "http://localhost:8000").rstrip("/")
_address = urlsplit(BASE_URL)
if _address.scheme not in {"http", "https"} or not _address.hostname:
    raise env.WrongSetting(f"SIGNWARD_BASE_URL must be an http or https address, not {BASE_URL!r}.")
HOST = _address.hostname


def _on_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


LOOPBACK = _on_this_machine(HOST)
HTTPS = _address.scheme == "https"
MODE = env.one_of("SIGNWARD_MODE", ("production", "development", "demo"), "development" if LOOPBACK else "production")
if MODE == "production" and not HTTPS and not LOOPBACK:
    raise env.WrongSetting("In production SIGNWARD_BASE_URL must begin with https://.")
if MODE == "demo" and not LOOPBACK:
    raise env.WrongSetting("The demo opens accounts without a password, so it runs on this machine only.")

DEBUG = False
SECRET_KEY = env.secret_key(DATA)
KEY_RING = env.key_ring(DATA)
ALLOWED_HOSTS = env.hosts(HOST, "SIGNWARD_ALLOWED_HOSTS")
if LOOPBACK or MODE == "development":
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
METRICS_TOKEN = env.token("SIGNWARD_METRICS_TOKEN")
TRUSTED_PROXIES = env.number("SIGNWARD_TRUSTED_PROXIES", 0)

INSTALLED_APPS = [
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "signward.people",
    "signward.ledger",
    "signward.plans",
    "signward.notices",
    "signward.web",
]
MIDDLEWARE = [
    "signward.config.middleware.request_id",
    "signward.config.middleware.headers",
    "signward.config.middleware.known_host",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "signward.config.middleware.packed",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "signward.config.middleware.same_site_writes",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "signward.config.urls"
WSGI_APPLICATION = "signward.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "web" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "signward.web.jinja.environment",
            "autoescape": True,
            "context_processors": ["signward.web.jinja.form_token"],
        },
    },
]

DATABASES = {"default": env.database(DATA)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because threads must meet in tests as they do in the server.
    DATABASES["default"]["TEST"] = {"NAME": f"/tmp/signward-tests-{os.getpid()}.sqlite3"}  # noqa: S108 - made by tests alone
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["signward.people.sign_in.ByPassword"]
PASSWORD_HASHERS = ["signward.people.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Both sides can be open in one browser, so each has a cookie of its own.
SESSION_COOKIE_NAME = "__Host-mapv" if HTTPS else "signward_vendor"
GUEST_COOKIE_NAME = "__Host-mapb" if HTTPS else "signward_buyer"
CSRF_COOKIE_NAME = "__Host-mapc" if HTTPS else "signward_csrf"
# Whom a link names, and which browser asked for a code: at the door, and before signing.
LINK_COOKIE_NAME = "__Host-mapl" if HTTPS else "signward_link"
CODE_COOKIE_NAME = "__Host-mapn" if HTTPS else "signward_code"
FRESH_CODE_COOKIE_NAME = "__Host-mapf" if HTTPS else "signward_fresh_code"
SESSION_COOKIE_AGE = 7 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "signward.people.sessions"
SESSION_SERIALIZER = "django.contrib.sessions.serializers.JSONSerializer"
CSRF_FAILURE_VIEW = "signward.web.neutral.csrf_failed"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "web" / "static", ROOT / "files" / "svg" / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "signward.config.static.HashedStatic"},
}
WHITENOISE_USE_FINDERS = not (STATIC_ROOT / "staticfiles.json").exists()

_smtp = env.smtp()
SMTP = _smtp is not None
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _smtp["EMAIL_HOST"] if _smtp else "localhost"
EMAIL_PORT = _smtp["EMAIL_PORT"] if _smtp else 25
EMAIL_HOST_USER = _smtp["EMAIL_HOST_USER"] if _smtp else ""
EMAIL_HOST_PASSWORD = _smtp["EMAIL_HOST_PASSWORD"] if _smtp else ""
EMAIL_USE_TLS = _smtp["EMAIL_USE_TLS"] if _smtp else False
EMAIL_USE_SSL = _smtp["EMAIL_USE_SSL"] if _smtp else False
EMAIL_TIMEOUT = 20
MAIL_FROM = env.text("SIGNWARD_MAIL_FROM", f"Signward <signward@{HOST}>")
OUTBOX_PAGE = not SMTP and MODE in {"demo", "development"}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False

SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "signward.config.logs.WithoutTokens", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Unknown addresses are everyday business.
    "loggers": {"django.request": {"level": "ERROR"}, "django.security": {"level": "ERROR"}},
}
