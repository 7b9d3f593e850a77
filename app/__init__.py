"""What can be done to an office: open, change, undo, look up, import, print, back up; and the command line. No Qt."""
