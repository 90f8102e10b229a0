"""What workers ask, and what the law answers: knowledge pages (指南), each with its articles and its day of review.

A page is one file `pages/<topic>/<code>.yaml`; `page.py` says what is in it, `loading.py` reads it and refuses what is
wrong, `figures.py` fills in the figures of the day, `searching.py` finds it by the words people use.
"""

from weiquanbao.law.knowledge.loading import issues, often, pages, topic_titles, topics
from weiquanbao.law.knowledge.page import Issue, Page, Sentence, Topic
from weiquanbao.law.knowledge.searching import search

__all__ = [
    "Issue",
    "Page",
    "Sentence",
    "Topic",
    "issues",
    "often",
    "pages",
    "search",
    "topic_titles",
    "topics",
]
