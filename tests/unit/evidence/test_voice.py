"""What is heard of a voice note: the sound, without the place it was recorded at."""

import io
import wave

import pytest

from weiquanbao.evidence.files import containers
from weiquanbao.evidence.files.prepared import Limits, prepared
from weiquanbao.evidence.files.refusal import Refusal


def test_a_phone_recording_loses_its_place_and_keeps_its_sound(media):
    data = media.mp4()
    copy = prepared(data, Limits()).shown
    assert media.PRIVATE in data
    assert media.PRIVATE not in copy
    assert b"+29.30+120.07" not in copy
    assert len(copy) == len(data)  # tables of sound point at absolute positions
    assert containers.iso_tracks(copy) == {b"soun"}
    assert b"sound" * 40 in copy


def test_a_wav_keeps_its_sound_alone(media):
    data = media.wav(2)
    copy = prepared(data, Limits()).shown
    assert media.PRIVATE not in copy
    with wave.open(io.BytesIO(copy)) as after, wave.open(io.BytesIO(data)) as before:
        assert after.getparams() == before.getparams()
        assert after.readframes(10**6) == before.readframes(10**6)


def test_an_mp3_loses_its_tags(media):
    copy = prepared(media.mp3(), Limits()).shown
    assert media.PRIVATE not in copy
    assert copy == (bytes((0xFF, 0xFB, 0x90, 0x64)) + bytes(413)) * 4


@pytest.mark.parametrize("made", ["webm", "ogg", "amr"])
def test_a_browser_recording_stays_as_it_is(media, made):
    data = getattr(media, made)()
    copies = prepared(data, Limits())
    assert copies.shown == data
    assert copies.thumbnail is None


def test_a_long_recording_is_refused_with_its_own_limit(media):
    data = media.amr() + bytes(11 * 1024 * 1024)
    with pytest.raises(Refusal) as refused:
        prepared(data, Limits())
    assert refused.value.sentence == "这段录音 11.1 MB，太长了。一段最多 10 MB。分成几段再说。"


def test_a_recording_without_sound_is_refused(media):
    for data in (media.wav()[:44].replace(b"data", b"junk"), media.mp4(handler=b"text"), b"OggS" + bytes(40)):
        with pytest.raises(Refusal, match="这段录音打不开"):
            prepared(data, Limits())
