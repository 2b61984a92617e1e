"""The pages of the room: `public` for anybody, the others for the school."""
