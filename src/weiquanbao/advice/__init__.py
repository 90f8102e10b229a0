"""From a question in a worker's words to what it is about: labour or not, kinds of dispute, pages, articles, 算一算.

No table of its own. `finding.py` puts together what `hearing`, `labour`, `subjects`, `issues`, `guide`, `articles` and
`story` tell; `library.py` keeps the index over the imported texts; `measuring.py` says how good it is. The guide
finds its pages by `search`.
"""

from weiquanbao.advice.finding import Found, found, ready
from weiquanbao.advice.guide import search
from weiquanbao.advice.issues import Scored
from weiquanbao.advice.story import Told

__all__ = ["Found", "Scored", "Told", "found", "ready", "search"]
