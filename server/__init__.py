"""The taught backend: a real FastAPI service whose every stage can be switched, reordered and watched."""
