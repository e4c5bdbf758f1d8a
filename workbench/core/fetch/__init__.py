"""What a browser does to a page's requests, as pure rules: origins, CORS, cookies by site, mixed content, HTTP cache.

Sources: the Fetch standard (fetch.spec.whatwg.org), RFC 6265bis for cookies, RFC 9111 for caching.
"""
