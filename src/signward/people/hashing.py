"""How passwords and mailed codes are kept: Argon2id with OWASP's lesser memory, so that a sign-in costs 20 ms."""

from __future__ import annotations

import hashlib

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    time_cost = 2
    memory_cost = 19_456
    parallelism = 1


def sha256(secret: str) -> str:
    """What is stored of a secret that has 256 random bits of its own."""
    return hashlib.sha256(secret.encode()).hexdigest()
