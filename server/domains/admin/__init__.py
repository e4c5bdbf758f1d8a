"""What only admins should see."""
