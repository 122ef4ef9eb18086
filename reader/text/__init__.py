"""Languages, sentences, words, offsets: pure functions of a text. Nothing here does I/O or knows an article."""
