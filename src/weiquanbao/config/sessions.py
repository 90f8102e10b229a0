"""Sessions in the database, written once where Django's own are written twice."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.utils.crypto import get_random_string


class SessionStore(db.SessionStore):
    """The row of a new session is written when the answer is sent. Its key is drawn, not looked up: 165 random bits,
    and a key that is taken already is refused by the table, whereupon `create` draws again."""

    def cycle_key(self) -> None:
        """A session that has no key yet has none to leave behind."""
        self.keys()  # reads the row: a cookie that leads to none gives its key up here
        if self.session_key is not None:
            super().cycle_key()
        self.modified = True

    def _get_new_session_key(self) -> str:
        return get_random_string(32, VALID_KEY_CHARS)
