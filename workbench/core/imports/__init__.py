"""Requests from elsewhere: OpenAPI, Postman, HAR, ``.http`` files and OpenCollection as folders and drafts of ours.

Every importer is pure: text in, ``Imported`` out. One bad item never stops the rest, and nothing is lost silently.
"""
