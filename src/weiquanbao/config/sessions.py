"""Sessions in the database, written once where Django's own are written twice."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.db import IntegrityError, OperationalError, transaction
from django.utils import timezone

from weiquanbao.sql.inserting import insert
from weiquanbao.sql.prepared import Prepared, Slot

_KEPT = Prepared(
    lambda: SessionStore.get_model_class().objects.filter(
        session_key=Slot("key"), expire_date__gt=Slot("now")
    )
)


class SessionStore(db.SessionStore):
    """The row of a new session is written when the answer is sent. Its key is drawn, not looked up: 160 random bits,
    and a key that is taken already is refused by the table, whereupon `create` draws again."""

    def cycle_key(self) -> None:
        """A session that has no key yet has none to leave behind."""
        self.keys()  # reads the row: a cookie that leads to none gives its key up here
        if self.session_key is not None:
            super().cycle_key()
        self.modified = True

    def save(self, must_create: bool = False) -> None:
        """A new row is written by a statement composed once.

        Raises CreateError when its key is taken, UpdateError when the row is gone, and OperationalError when the
        database is: Django calls that an UpdateError too, and whoever is answered so takes his act for done.
        """
        if not must_create or self.session_key is None:
            self._update(must_create)
            return
        told = self._get_session(no_load=True)  # type: ignore[attr-defined]  # the stubs leave it out
        row = self.create_model_instance(told)
        try:
            with transaction.atomic():
                insert([row])
        except IntegrityError as fault:
            raise CreateError from fault

    def _update(self, must_create: bool) -> None:
        try:
            super().save(must_create)
        except UpdateError as fault:
            if isinstance(fault.__context__, OperationalError):
                raise fault.__context__ from None
            raise

    def _get_session_from_db(self) -> Any:
        """The row of this session; every page of somebody signed in begins with it."""
        row = _KEPT.first(key=self.session_key, now=timezone.now())
        if row is None:
            self._session_key = None
        return row

    def _get_new_session_key(self) -> str:
        return secrets.token_hex(20)
