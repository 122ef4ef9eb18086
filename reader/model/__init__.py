"""What the rooms hand to each other: frozen values, no behaviour beyond reading themselves."""
