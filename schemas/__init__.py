"""What things are: the frozen models that every room exchanges. Imports nothing of ours."""
