"""Tests of the Cases tab."""
