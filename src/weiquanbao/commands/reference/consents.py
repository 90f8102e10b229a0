"""The consents: purposes and the very words, in every version."""

from weiquanbao.commands.reference.markdown import quoted, table
from weiquanbao.people.consents import PURPOSES, ConsentText, all_texts, current

PATH = "docs/reference/consents.md"
INTRODUCTION = """# Consents

One consent is given to one purpose, in one version of its text. What is kept is the version and a digest of
the words as they were shown, with the union's (or the recipient's) name filled in, so it can be proven
later what somebody agreed to. Sensitive data and passing data to another body need a consent of their own
(个人信息保护法 23、29). Changing a word means a new version; old versions stay.

"""


def render() -> str:
    """All purposes, then each text in full, newest version first."""
    rows = (
        (
            f"`{purpose}`",
            PURPOSES[purpose],
            current(purpose).version,
            "yes" if current(purpose).sensitive else "",
        )
        for purpose in PURPOSES
    )
    head = table(("Purpose", "中文", "Version in force", "Separate consent (单独同意)"), rows)
    return INTRODUCTION + head + "".join(_chapter(purpose) for purpose in PURPOSES)


def _chapter(purpose: str) -> str:
    versions = [text for text in all_texts() if text.purpose == purpose]
    return f"\n## {PURPOSES[purpose]} {purpose}\n" + "".join(_version(text) for text in versions)


def _version(text: ConsentText) -> str:
    return f"\nVersion {text.version}: **{text.title}**\n\n{quoted(text.text)}"
