"""Nothing bars an act of a consultation but where it stands and to whom it was given."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact

FACTS: tuple[Fact, ...] = ()
