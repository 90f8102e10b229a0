"""让渡基金 at the desk: balances, journal, bank, months and figures, for cashier, leader, officer and auditor."""
