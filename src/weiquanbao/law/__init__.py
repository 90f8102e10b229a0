"""Rules as code: calendar, periods, limitation, dated parameters, citations."""
