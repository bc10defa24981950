"""What a comparison consists of (``places``), and the ratios of a place, worked out by the engine (``ratio``)."""
