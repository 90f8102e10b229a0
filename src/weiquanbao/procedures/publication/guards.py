"""What bars an act of a publication."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact

FACTS = (Fact("authors", dict, "每一步是谁办的"),)
