"""Full texts of statutes (法规全文): read from files, kept by version, shown beside a citation."""
