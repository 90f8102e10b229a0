"""让渡基金 as its cashier, the leader, officers of the federation and the auditor may see it, a room for each page."""
