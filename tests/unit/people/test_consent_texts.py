"""The texts people consent to."""

import pytest

from weiquanbao.people.consents import PURPOSES, UnknownConsent, consent_text, current, digest_of

NAMES = {"union": "示例总工会", "recipient": "示例人社局", "contact": "12333"}


@pytest.mark.parametrize("purpose", list(PURPOSES))
def test_every_purpose_has_a_plain_text_that_says_who_and_what(purpose):
    text = current(purpose)
    shown = text.shown(**NAMES)
    assert text.purpose == purpose
    assert "{" not in shown
    assert (NAMES["recipient"] if text.names_recipient else NAMES["union"]) in shown
    assert consent_text(purpose, text.version) == text


@pytest.mark.parametrize("purpose", ["sensitive_injury", "sensitive_voice", "pass_to_body"])
def test_sensitive_things_and_passing_on_are_asked_for_apart(purpose):
    text = current(purpose)
    assert text.sensitive
    assert "不" in text.text  # it says what happens when one does not agree


def test_the_digest_is_of_the_words_as_shown():
    text = current("pass_to_body")
    here = digest_of(text.shown(**NAMES))
    assert here.startswith("sha256:")
    assert here != digest_of(text.shown(**NAMES | {"recipient": "另一个单位"}))


def test_unknown_purposes_and_versions_are_refused():
    with pytest.raises(UnknownConsent):
        current("advertising")
    with pytest.raises(UnknownConsent):
        consent_text("handle_complaint", "1999-01")
