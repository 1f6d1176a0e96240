"""Known defects: what a project has found before, and does not want to hear of again until it is new."""
