"""The texts a person consents to: one file a purpose, each with its version; old versions stay in `old/`."""

import functools
import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

PURPOSES: dict[str, str] = {
    "handle_complaint": "办理投诉",
    "contact_employer": "联系单位",
    "sensitive_injury": "伤情材料",
    "sensitive_voice": "录音",
    "pass_to_body": "转给别的部门",
    "electronic_service": "手机收文书",
    "handle_consultation": "答复法律咨询",
    "publish_answer": "公开答复",
}


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One text in one version, as it is shown and as it was agreed to."""

    purpose: str
    version: str
    title: str
    text: str
    sensitive: bool
    names_recipient: bool = False

    def shown(self, **names: str) -> str:
        """The text with the union's, or the recipient's, name in it."""
        return self.text.format(**names)


class UnknownConsent(KeyError):
    """There is no such purpose, or no such version of its text."""


def digest_of(shown: str) -> str:
    """The digest of the very words the person saw, with the algorithm that made it."""
    return "sha256:" + hashlib.sha256(shown.encode()).hexdigest()


@functools.cache
def _texts() -> dict[tuple[str, str], ConsentText]:
    found: dict[tuple[str, str], ConsentText] = {}
    folder = resources.files(__name__)
    for place in (folder, folder / "old"):
        if place.is_dir():
            for entry in place.iterdir():
                if entry.name.endswith(".yaml"):
                    text = _read(yaml.safe_load(entry.read_text("utf-8")), entry.name)
                    found[text.purpose, text.version] = text
    return found


def _read(raw: dict[str, Any], name: str) -> ConsentText:
    text = ConsentText(
        purpose=raw["purpose"],
        version=raw["version"],
        title=raw["title"],
        text=raw["text"].strip(),
        sensitive=raw["sensitive"],
        names_recipient=raw.get("names_recipient", False),
    )
    if text.purpose not in PURPOSES:
        raise UnknownConsent(f"{name}: {text.purpose}")
    return text


def all_texts() -> tuple[ConsentText, ...]:
    """Every text in every version, the newest of each purpose first: for the reference pages."""
    return tuple(sorted(_texts().values(), key=_version, reverse=True))


def current(purpose: str) -> ConsentText:
    """The text in force for a purpose: the one with the highest version."""
    versions = [text for (code, _), text in _texts().items() if code == purpose]
    if not versions:
        raise UnknownConsent(purpose)
    return max(versions, key=_version)


def consent_text(purpose: str, version: str) -> ConsentText:
    """The text in one version, old ones included."""
    try:
        return _texts()[purpose, version]
    except KeyError as fault:
        raise UnknownConsent(f"{purpose} {version}") from fault


def _version(text: ConsentText) -> str:
    return text.version
