"""Lawyers on duty (律师坐班): where they sit and when, leave, swaps, gaps, and times to come in person."""
