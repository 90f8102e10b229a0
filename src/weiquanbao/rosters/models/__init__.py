"""Tables of the roster: posts and lawyers, shifts, leave and swaps, bookings, and what was changed."""

from weiquanbao.rosters.models.bookings import Booking
from weiquanbao.rosters.models.changes import Change
from weiquanbao.rosters.models.posts import DutyPost, LawyerProfile, Opening
from weiquanbao.rosters.models.shifts import Leave, Shift, Swap, standing

__all__ = ["Booking", "Change", "DutyPost", "LawyerProfile", "Leave", "Opening", "Shift", "Swap", "standing"]
