"""Pictures for other programs: what draws, and nothing that was noted in them."""
