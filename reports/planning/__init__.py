"""Papers and sheets of the training year."""
