"""Tests of what can be done with monitored articles."""
