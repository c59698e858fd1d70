"""Every field of every table says who may be shown it."""

from __future__ import annotations

from django.apps import apps

from signward.people.field_classes import CLASSES, FIELDS


def _all_fields():
    return {
        f"{model._meta.label_lower}.{field.name}"
        for config in apps.get_app_configs()
        if config.name.startswith("signward.")
        for model in config.get_models()
        for field in model._meta.concrete_fields
    }


def test_every_field_is_classified_and_nothing_else_is():
    assert _all_fields() ^ set(FIELDS) == set()


def test_every_class_is_a_known_one():
    assert set(FIELDS.values()) <= set(CLASSES)


def test_what_proves_who_somebody_is_is_secret():
    hidden = {"hashed", "nonce", "password", "salt"}
    assert [f for f in FIELDS if f.split(".")[-1] in hidden and FIELDS[f] != "secret"] == []
    assert FIELDS["people.planlink.digest"] == FIELDS["people.guestsession.digest"] == "secret"
