"""What every room's REST door is built from: who asks, how much, in what shape, once, and refused in one form."""
