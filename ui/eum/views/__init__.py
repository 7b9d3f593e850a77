"""Views of the EUM tab: what is due, the board of sites, the trend."""
