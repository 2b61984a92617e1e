"""What leaves the school, what is out already, and where: rows beside the streams."""
