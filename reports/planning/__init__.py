"""Papers and drawings of the training year."""
