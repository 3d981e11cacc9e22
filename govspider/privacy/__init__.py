"""Personal data (个人信息): found, masked, hashed. Nothing personal leaves this room in the clear."""
