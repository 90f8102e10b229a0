"""工资债权让渡: the union pays owed wages first, takes over the claim, and gets it back from the employer."""
