"""Plain text (文本): normalise, cut into words, match lists of terms, read dates and dictionary files. Pure."""
