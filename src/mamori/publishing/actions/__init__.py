"""One verb each: what people do with what leaves the school."""
