"""Texts somebody is writing, kept by the server every few seconds until they are saved where they belong."""
