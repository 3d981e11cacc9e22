"""Makes the word lists and forests that the words room ships with (训练). Never imported by the package."""
