"""Who may be shown each field of each table. A field that is missing here fails the tests.

`shared`: both sides · `vendor`, `buyer`: that side alone · `private`: the side whose room or chain the row belongs to ·
`secret`: nobody, it proves who somebody is · `system`: nobody, it holds the machine together.
"""

from __future__ import annotations

from typing import Final

CLASSES: Final = frozenset({"shared", "vendor", "buyer", "private", "secret", "system"})

_TABLES: Final[dict[str, dict[str, str]]] = {
    "people.workspace": {
        "system": "id",
        "shared": "name time_zone",
        "vendor": "created_at year_begins",
    },
    "people.user": {
        "system": "id",
        "secret": "password",
        "vendor": "last_login workspace role is_active created_at",
        "shared": "email name",
    },
    "people.contact": {
        "system": "id",
        "shared": "workspace email name created_at",
    },
    "people.participant": {
        "system": "id invited_by",
        "shared": "workspace contact plan_id role person status expires_at created_at",
    },
    "people.planlink": {
        "secret": "id participant digest created_at expires_at revoked_at",
    },
    "people.emailcode": {
        "secret": "id participant nonce hashed tries created_at expires_at used_at",
    },
    "people.guestsession": {
        "secret": "id contact digest created_at seen_at verified_at",
    },
    "people.signoffproof": {
        "system": "id workspace participant",
        "shared": "plan_id entry version digest name title email role role_by method code_sent_at code_entered_at "
        "session_since address browser statement content at",
    },
    "people.vendorinvite": {
        "secret": "id user digest created_at expires_at used_at",
    },
    "people.bucket": {
        "system": "key left at",
    },
    "ledger.stream": {
        "system": "id plan workspace chain version head witnessed",
    },
    "ledger.entry": {
        "system": "id actor_ref",
        "shared": "stream seq kind at_us commitment prev hash",
    },
    "ledger.body": {
        "shared": "entry",
        "secret": "salt",
        "private": "payload",
    },
    "ledger.signingkey": {
        "system": "id workspace",
        "shared": "public made_at made_by",
        "secret": "private",
    },
    "ledger.witness": {
        "system": "id",
        "private": "stream seq hash at_us key signature",
    },
    "plans.deal": {
        "system": "id",
        "vendor": (
            "workspace customer name amount currency owner stage forecast_category close_date next_step created_at"
        ),
    },
    "plans.planstate": {
        "shared": (
            "plan state shared_version digest changed_at customer target milestones_total milestones_done "
            "signed_off forecast_on next_look_on signature feasible short_by overdue next_due next_milestone verdict"
        ),
        "system": "workspace",
        "vendor": "deal",
    },
    "plans.template": {
        "system": "id",
        "vendor": "workspace made_from archived_at created_at",
        "shared": "number",
    },
    "plans.templateversion": {
        "system": "id",
        "vendor": "template name document created_at created_by",
        "shared": "version",
    },
    "plans.sideroom": {
        "system": "id plan side version",
        "private": "state",
    },
    "plans.milestonerow": {
        "system": "id workspace",
        "shared": (
            "plan milestone position workstream deliverable lead vendor buyer due started done standing segment step "
            "worked running left_out"
        ),
    },
    "plans.answered": {
        "system": "id actor_ref key order plan chain first last at",
    },
    "notices.mail": {
        "system": "id",
        "vendor": (
            "workspace plan_id kind to_name to_email subject message_id status tries due_at created_at sent_at problem"
        ),
        "secret": "text html",
    },
}

FIELDS: Final[dict[str, str]] = {
    f"{table}.{field}": kind
    for table, kinds in _TABLES.items()
    for kind, fields in kinds.items()
    for field in fields.split()
}
