"""Rules of end-use monitoring: importing this module registers them."""
