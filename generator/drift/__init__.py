"""What has changed since a file was printed."""
