"""Gathering: from an open office to the frozen facts that stand on a paper. Drawing is `reports`' business."""
