"""Tests of checklists on screen."""
