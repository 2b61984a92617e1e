"""Reading packs from TOML: `load` files → `tables` entries → `check` across packs → `prove`."""
