"""移送: a complaint goes to another union or another body, with its papers, and its receipt comes back."""
