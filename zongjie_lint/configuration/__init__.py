"""Configuration files: found, validated, and come to settings for each document."""
