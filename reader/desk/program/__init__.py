"""The program itself: settings, places, log, start, updates; nothing here knows an article."""
