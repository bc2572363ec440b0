"""Whole invented cases with known answers, written by somebody who had not read the reader or the rules."""
