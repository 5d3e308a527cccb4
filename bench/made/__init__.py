"""What a made project consists of: its languages, places, campaign, stories and photos."""
