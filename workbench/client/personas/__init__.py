"""Who a request is sent as: a plain client, a browser tab, an attacker's page, a phone. All really send."""
