"""How a paper or page asks somebody for something: a field to fill in, a sentence, a question."""
