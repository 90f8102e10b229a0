"""Which drawing stands before which act. An act without one stands alone."""

ACTS = {
    "accept": "check",
    "request_completion": "list",
    "complete": "check",
    "assign": "users",
    "contact_employer": "phone",
    "record_progress": "doc",
    "add_evidence": "clip",
    "wait": "stop",
    "resume": "play",
    "ask_extension": "calendar",
    "grant_extension": "check",
    "decline_extension": "close",
    "correct": "pen",
    "refuse": "close",
    "refer": "share",
    "withdraw_for_worker": "undo",
    "close": "saved",
}
