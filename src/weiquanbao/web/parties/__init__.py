"""What both sides of a matter share: a case as a party sees it, and the acts a party may do."""
