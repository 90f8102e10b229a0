"""Finding persons: by name and phone together, for a phone may serve a family or a dormitory."""

import re
import unicodedata
from collections.abc import Sequence

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.common.text import plain
from weiquanbao.people.crypto import blind_index
from weiquanbao.people.models import Person
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.prepared import Prepared, Slot

NAME_LIMIT = 50
_KNOWN = Prepared(lambda: Person.objects.filter(phone_index=Slot("phone_index"), name=Slot("name")))


def normal_name(typed: str) -> str:
    """A name as it is kept: one space between foreign words, none between Chinese characters."""
    text = plain(unicodedata.normalize("NFKC", typed), NAME_LIMIT)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?<=[\u3400-\u9fff·]) (?=[\u3400-\u9fff·])", "", text)
    if not text:
        raise ValueError("名字还没写。写你平时用的名字。")
    return text


def phone_index(phone: str) -> str:
    """The blind index under which a phone is found, however it was typed."""
    return blind_index("phone", normal_phone(phone))


@transaction.atomic(savepoint=False)
def find_or_create_person(
    *, name: str, phone: str, language: str = "zh-hans", is_sample: bool = False
) -> Person:
    """The person of this name and phone, entered now if new. Two at once get the same person."""
    number = normal_phone(phone)
    known = {"phone_index": blind_index("phone", number), "name": normal_name(name)}
    found = _KNOWN.first(**known)
    if found is not None:
        return found
    new = Person(**known, phone=number, language=language, created_at=dates.now(), is_sample=is_sample)
    # Entered by somebody else meanwhile, the row stays as it is.
    return insert([new], once=("phone_index", "name"))[0]


@transaction.atomic
def find_or_create_persons(several: Sequence[tuple[str, str]]) -> list[Person]:
    """The same for many names and phones at once, in their order. Three statements however many there are."""
    wanted = [(normal_name(name), normal_phone(phone)) for name, phone in several]
    indices = [blind_index("phone", number) for _name, number in wanted]
    known = _by_name_and_phone(indices)
    keys = [(name, index) for (name, _number), index in zip(wanted, indices, strict=True)]
    missing = {
        key: Person(name=key[0], phone=number, phone_index=key[1], created_at=dates.now())
        for key, (_name, number) in zip(keys, wanted, strict=True)
        if key not in known
    }
    if missing:
        # Somebody who was entered by another request meanwhile is kept as he is.
        Person.objects.bulk_create(missing.values(), ignore_conflicts=True)
        known = _by_name_and_phone(indices)
    return [known[key] for key in keys]


def _by_name_and_phone(indices: Sequence[str]) -> dict[tuple[str, str | None], Person]:
    rows = Person.objects.filter(phone_index__in=indices)
    return {(person.name, person.phone_index): person for person in rows}


def create_person(*, name: str, phone: str | None = None, is_sample: bool = False) -> Person:
    """Enter a person who may have no phone, such as the contact of an employer."""
    if phone:
        return find_or_create_person(name=name, phone=phone, is_sample=is_sample)
    return Person.objects.create(name=normal_name(name), created_at=dates.now(), is_sample=is_sample)


def mark_sample(*, person_id: int) -> None:
    """A person who came in by a filing belongs to the sample data."""
    Person.objects.filter(pk=person_id).update(is_sample=True)


def persons_with_phone(phone: str) -> list[Person]:
    """Everyone who shares this phone."""
    return list(Person.objects.filter(phone_index=phone_index(phone)).order_by("pk"))


@transaction.atomic
def set_id_number(*, person_id: int, id_number: str) -> Person:
    """Keep a person's identity number, encrypted and findable by its index only."""
    number = normal_id_number(id_number)
    person = Person.objects.select_for_update().get(pk=person_id)
    person.id_number, person.id_number_index = number, blind_index("id_number", number)
    person.save(update_fields=["id_number", "id_number_index"])
    return person


def normal_id_number(typed: str) -> str:
    """A resident identity number with its check character proved (GB 11643)."""
    number = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).upper()
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise ValueError("身份证号是 18 位，最后一位可能是 X。照着身份证再看一遍。")
    weighed = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(number[:17]))
    if "10X98765432"[weighed % 11] != number[17]:
        raise ValueError("身份证号里有一位不对。照着身份证再看一遍。")
    return number
