"""Handing a case over: what each reader gets of it, without what concerns others, and its proof."""
