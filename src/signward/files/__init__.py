"""Files in and out. No Django."""
