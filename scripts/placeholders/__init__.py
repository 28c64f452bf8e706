"""The drawings that stand in for photographs: a canvas, what to paint on it, and the scenes."""
