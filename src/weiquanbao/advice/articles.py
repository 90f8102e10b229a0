"""Which articles answer a question: four ways of looking, each scored to 1, added up with weights."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from weiquanbao.advice.corpus import Key, Piece, key_of, registered
from weiquanbao.advice.hearing import Heard
from weiquanbao.advice.issues import loudest
from weiquanbao.advice.lexical import Words, counted, words_of
from weiquanbao.advice.meaning import Meaning
from weiquanbao.advice.subjects import strengths

#: The parts, and what each counts: words of the text, the subject index, pages of ours, sentence embeddings.
WORDS, SUBJECTS, PAGES, MEANINGS = "words", "subjects", "pages", "meanings"
WEIGHTS: Final[Mapping[str, float]] = {WORDS: 0.2, SUBJECTS: 2.0, PAGES: 0.1, MEANINGS: 0.1}
#: What a text the register does not hold loses: repealed versions, other provinces.
UNREGISTERED: Final = 0.3
#: What the chapter and the title of the statute count beside the words of the article, and the word of the law beside
#: what was said.
CHAPTER, TITLE, MEANT = 2.0, 0.5, 0.8
#: How much less each following article of a subject counts.
NEXT: Final = 0.1


@dataclass(frozen=True)
class Articles:
    """The articles of a set of statutes, ready to be found; an empty set finds what our own tables cite."""

    pieces: Sequence[Piece]
    meaning: Meaning | None = None

    def found(self, question: Heard, pages: Mapping[str, float], parts: Iterable[str] = WEIGHTS) -> list[Key]:
        """The articles, the likeliest first; `parts` are those that look."""
        total: dict[Key, float] = defaultdict(float)
        for part in parts:
            for key, score in self._by(part, question, pages).items():
                total[key] += WEIGHTS[part] * score
        for key in total:
            total[key] -= 0.0 if key.title in registered() else UNREGISTERED
        return sorted(total, key=lambda key: -total[key])

    def plain(self, text: str) -> list[Key]:
        """The same by plain BM25 over the words of the articles alone: what everything else is compared with."""
        scores = self._plain.scores(dict.fromkeys(words_of(text), 1.0))
        return [self.pieces[place].key for place in sorted(scores, key=lambda place: -scores[place])]

    def _by(self, part: str, question: Heard, pages: Mapping[str, float]) -> Mapping[Key, float]:
        if part == WORDS:
            return self._by_words(question)
        if part == SUBJECTS:
            return _by_subjects(question)
        if part == PAGES:
            return _by_pages(pages)
        return self._by_meaning(question)

    def _by_words(self, question: Heard) -> Mapping[Key, float]:
        asked = {word: MEANT for meant in question.words for word in words_of(meant)}
        scores = self._fields.scores(asked | dict.fromkeys(words_of(question.text), 1.0))
        best = max(scores.values(), default=1.0)
        return {self.pieces[place].key: score / best for place, score in scores.items()}

    def _by_meaning(self, question: Heard) -> Mapping[Key, float]:
        if self.meaning is None:
            return {}
        return {self.pieces[place].key: score for place, score in self.meaning.near(question.text).items()}

    @cached_property
    def _plain(self) -> Words:
        return Words(Counter(words_of(one.words)) for one in self.pieces)

    @cached_property
    def _fields(self) -> Words:
        return Words(
            counted([(one.words, 1.0), (one.chapter, CHAPTER), (one.key.title, TITLE)]) for one in self.pieces
        )

    def ready(self) -> Articles:
        """The same with its index built."""
        self._fields.scores({})
        return self


def _by_subjects(question: Heard) -> Mapping[Key, float]:
    found: dict[Key, float] = {}
    for one, strength in strengths(question).items():
        for place, basis in enumerate(one.articles):
            key = key_of(basis)
            found[key] = max(found.get(key, 0.0), strength * (1 - NEXT * place))
    return found


def _by_pages(pages: Mapping[str, float]) -> Mapping[Key, float]:
    found: dict[Key, float] = {}
    for page, worth in loudest(pages):
        for basis in page.articles:
            key = key_of(basis)
            found[key] = max(found.get(key, 0.0), worth)
    return found
