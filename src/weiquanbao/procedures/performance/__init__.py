"""履行: what an agreement says is due, until it is paid or another road is taken."""
