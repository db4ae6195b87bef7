"""Small widgets that every pane uses; each one paints itself from the theme and works by keyboard."""
