"""What a change of the declarations breaks, and for whom: two APIs in, findings out."""
