"""Marks: width, direction, pairs, and what stands beside what."""
