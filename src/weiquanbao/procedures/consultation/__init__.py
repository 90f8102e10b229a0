"""法律咨询: a worker asks, a lawyer on duty answers; in one act it becomes a complaint."""
