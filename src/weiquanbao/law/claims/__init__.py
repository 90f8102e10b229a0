"""What a worker is owed, claim by claim (权益项目): the formulas of the law, each explaining itself.

`register.py` lists the claims, `compute.py` is the one way in, each other file is one claim or one tool of theirs.
"""
