"""Text in, chosen sentences with their offsets out. Knows neither HTML nor library nor Qt."""
