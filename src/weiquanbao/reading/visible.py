"""visible.*: the functions screens, the API and jobs read through. Each takes the actor first and denies by default."""

from weiquanbao.reading.case import case
from weiquanbao.reading.files import may_see_page
from weiquanbao.reading.find import find
from weiquanbao.reading.limitation_due import limitation_due
from weiquanbao.reading.matter import matter, matters
from weiquanbao.reading.queue import QueueFilter, queue

__all__ = ["QueueFilter", "case", "find", "limitation_due", "matter", "matters", "may_see_page", "queue"]
