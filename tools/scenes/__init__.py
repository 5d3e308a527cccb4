"""The scenes that the sample festival's photos show, drawn in the manner of a picture book."""
