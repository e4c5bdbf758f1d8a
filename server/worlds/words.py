"""Words from which titles, names and comments are put together, so that a world reads like somebody's real list."""

VERBS = (
    "Review", "Update", "Document", "Test", "Measure", "Simplify", "Replace", "Plan", "Check", "Fix",
    "Monitor", "Migrate", "Rename", "Archive", "Automate", "Benchmark", "Translate", "Redesign", "Back up", "Clean up",
    "Roll out", "Explain", "Estimate", "Refactor", "Validate", "Secure", "Present", "Trace", "Split", "Approve",
)  # fmt: skip

OBJECTS = (
    "the signing key", "the login page", "the invoice export", "the search results", "the onboarding mail",
    "the release notes", "the error budget", "the payment form", "the nightly backup", "the rate limits",
    "the mobile menu", "the price list", "the audit log", "the import job", "the welcome tour",
    "the customer survey", "the staging server", "the query plan", "the travel booking", "the team calendar",
    "the office plants", "the quarterly report", "the API reference", "the cache headers", "the image pipeline",
    "the support macros", "the billing address", "the holiday rota", "the password rules", "the sales dashboard",
    "the coffee order", "the data retention rules", "the café menu", "the delivery routes", "the test fixtures",
    "the newsletter", "the access list", "the print layout", "the feature flags", "the incident timeline",
)  # fmt: skip

FIRST_NAMES = (
    "Amara", "Ben", "Chiara", "Dmitri", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Keiko", "Liam", "Mira",
    "Noah", "Olga", "Priya", "Quentin", "Rosa", "Sven", "Tariq", "Uma", "Vera", "Wei", "Ximena", "Yusuf", "Zoë",
)  # fmt: skip

LAST_NAMES = (
    "Abe", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ivanova", "Jensen", "Kowalski",
    "Lopez", "Müller", "Nguyen", "Oliveira", "Park", "Quinn", "Rossi", "Singh", "Tanaka", "Usman", "Virtanen", "Wójcik",
)  # fmt: skip

TAGS = (
    "backend", "billing", "bug", "customer", "design", "docs", "frontend", "idea", "ops", "security", "urgent",
    "waiting",
)  # fmt: skip

REMARKS = (
    "Good point, I had not thought of that.", "Does this also hold under load?", "We tried it last year and went back.",
    "Thanks, this saved my afternoon.", "What about the empty case?", "Could you share the numbers?",
    "I would split this in two.", "Works for us since March.", "The third step is not clear to me.", "Agreed.",
)  # fmt: skip
