"""Tests of the EUM tab."""
