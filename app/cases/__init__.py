"""Use cases of the Cases tab."""
