"""Quality and speed of the text parts."""
