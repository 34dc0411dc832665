"""Saying text aloud: a child process renders it to sound files, a cache keeps them, somebody else plays them."""
