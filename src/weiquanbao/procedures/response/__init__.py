"""单位答复: one respondent is told what is asked of it and answers, claim by claim."""
