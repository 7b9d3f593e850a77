"""Charts: one description, laid out once into plain shapes, drawn alike on screen and on paper."""
