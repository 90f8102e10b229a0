"""What acts of a publication need to know: whoever proposed an answer does not pass it."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact

FACTS = (Fact("authors", dict, "每一步是谁办的"),)
