"""What the API says: values, models, field descriptions and rules."""
