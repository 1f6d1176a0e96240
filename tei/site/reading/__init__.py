"""What one TEI file says for the pages around it: people, places, archives, dates, notes, decisions."""
