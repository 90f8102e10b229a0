"""入伙确认: a fellow worker named in somebody's filing says himself whether he stands with him."""
