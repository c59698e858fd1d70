"""Addresses of signing in, joining, people, mail and health."""

from __future__ import annotations

from django.urls import path

from signward.web import accounts, health, join, outbox, people_page, setup_page

urlpatterns = [
    path("setup", setup_page.setup, name="setup"),
    path("sign-in", accounts.sign_in, name="sign_in"),
    path("sign-out", accounts.sign_out, name="sign_out"),
    path("welcome/<str:token>", accounts.welcome, name="welcome"),
    path("demo/<str:who>", accounts.demo, name="demo"),
    path("buyer/sign-out", join.sign_out, name="buyer_sign_out"),
    path("j", join.door, name="join"),
    path("j/code", join.code, name="join_code"),
    path("j/verify", join.verify, name="join_verify"),
    path("j/<str:token>", join.link, name="join_link"),
    path("people/", people_page.people, name="people"),
    path("people/workspace", people_page.workspace, name="change_workspace"),
    path("people/add", people_page.add, name="add_user"),
    path("people/<int:user>/", people_page.change, name="change_user"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("healthz", health.healthz, name="healthz"),
    path("metrics", health.metrics, name="metrics"),
]
