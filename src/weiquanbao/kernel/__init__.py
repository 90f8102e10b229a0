"""The pure state machine behind every procedure: what may happen next, who may do it, under which article, by when."""
