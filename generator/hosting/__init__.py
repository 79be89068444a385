"""What is said on a hosting service: a review beside its request, and issues. Nothing here needs more than Python
itself, so that the job that may write installs nothing."""
