"""法律咨询: who answers a question, what an answer rests on, and answers that were made public."""
