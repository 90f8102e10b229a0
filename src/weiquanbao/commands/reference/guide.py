"""The knowledge pages: what is asked, by topic, the articles each answer rests on, and when it was reviewed."""

from collections.abc import Iterator

from weiquanbao.commands.reference import law
from weiquanbao.commands.reference.markdown import link, table
from weiquanbao.law import knowledge
from weiquanbao.law.knowledge import Page
from weiquanbao.law.knowledge.reviewing import TRUSTED
from weiquanbao.law.parameters import parameter

PATH = "docs/reference/guide.md"
INTRODUCTION = """# Knowledge pages

What workers ask and what the law answers (指南, `/guide/`), one file a page under
`src/weiquanbao/law/knowledge/pages/` ([how to write one](../how-to/write-a-knowledge-page.md)). Each is held against
the law again within {years} ({rule}), and at once when a text it cites has a newer version; the office lists what is
due. ⚠ marks pages of which something rests on a text nobody has read in the original. {count} pages on {topics} topics.
"""


def render() -> str:
    """The topics in the order of the guide, then each page with its articles."""
    pages = list(knowledge.pages().values())
    trusted = parameter(TRUSTED, max(one.reviewed for one in pages))
    head = INTRODUCTION.format(
        years=link(law.figure(trusted), "parameters.md", TRUSTED),
        rule=law.basis(trusted.source),
        count=len(pages),
        topics=len({one.topic for one in pages}),
    )
    return head + "".join(_topics(pages)) + _issues(pages)


def _topics(pages: list[Page]) -> Iterator[str]:
    for topic in knowledge.topics().values():
        found = [one for one in pages if one.topic == topic.code]
        if found:
            yield f"\n## {topic.title}\n\n" + table(
                ("Page", "Code", "Issue", "Articles", "Reviewed"), map(_row, found)
            )


def _row(page: Page) -> tuple[str, ...]:
    doubt = f" ⚠ {len(page.unverified)}" if page.unverified else ""
    articles = "、".join(page.articles)
    return page.title, f"`{page.code}`", page.issue or "", articles, f"{page.reviewed}{doubt}"


def _issues(pages: list[Page]) -> str:
    rows = (
        (one.label, one.says, "、".join(page.title for page in pages if page.issue == one.label))
        for one in knowledge.issues().values()
    )
    return "\n## Issues\n\nThe kinds of dispute a question is about.\n\n" + table(
        ("Issue", "About", "Pages"), rows
    )
