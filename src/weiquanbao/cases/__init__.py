"""The record of what each matter is about and where each of its cases stands. Written by desk alone."""
