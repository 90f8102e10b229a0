"""What workers ask, and what the law answers: knowledge pages (指南), each with its articles and its day of review.

A page is one file `pages/<topic>/<code>.yaml`; `page.py` says what is in it, `loading.py` reads it and refuses what is
wrong, `figures.py` fills in the figures of the day, `reviewing.py` says which are due. `advice.guide` finds them.
"""

from weiquanbao.law.knowledge.loading import issues, often, pages, shelved, topic_titles, topics
from weiquanbao.law.knowledge.page import Issue, Page, Sentence, Topic

__all__ = [
    "Issue",
    "Page",
    "Sentence",
    "Topic",
    "issues",
    "often",
    "pages",
    "shelved",
    "topic_titles",
    "topics",
]
