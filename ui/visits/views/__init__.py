"""Views of the Cases tab: the portfolio in figures and charts."""
