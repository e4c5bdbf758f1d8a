"""What ``lesson new`` writes: a small lesson that passes the proof, to be changed bit by bit."""

TEMPLATE = """+++
format = 1
id = "my.first"
title = "My first lesson"
chapter = "http"
minutes = 5
teaches = ["request-id"]
world = "tasks-1k"
features = ["http.request_id"]
+++

## Meet the problem {#meet}

Say what the learner will see, then let them send it. Switch the feature off first, so that the problem shows.

```toml toggle
feature = "http.request_id"
to = "off"
```

```http send as=before
GET /tasks/7
```

```toml check
[nameless]
title = "The answer carries no id"
expr = "before.status == 200 and 'x-request-id' not in before.headers"
shows = "{before.status}"
fail = "The answer was {before.status}. Switch 'Request id' off, then send it unchanged."
```

```toml hint
say = ["The switch is in the group HTTP."]
```

```toml solve
do = ["toggle http.request_id off", "send before"]
```

A slip is a likely mistake, and the check whose message it must bring up:

```toml slip
do = ["send before"]
shows = "nameless"
```

## The rule, and its price {#rule}

One sentence that an interviewer wants to hear, and what it costs.

```toml quiz as=why
ask = "What is a request id for?"
choices = { a = "Finding one request in the logs", b = "Making requests faster" }
answer = "a"
a = "Yes: every line about it carries the same id."
b = "It costs a little. It pays when something goes wrong."
card = "Why does every request get an id?"
```

```toml solve
do = ["answer why a"]
```
"""
