"""Collections on disk: opens a folder of request files, saves into it, and notices what others change there."""
