"""The copy that goes back: notes and colours at the cells, a findings sheet in front, all else as it was."""
