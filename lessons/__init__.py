"""The course: lessons as text (``course``), and what loads and checks them (``format``)."""
