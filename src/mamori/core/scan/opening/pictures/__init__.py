"""Pictures: what stands beside their pixels, and what the pixels show."""
