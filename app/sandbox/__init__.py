"""The sandbox: plays the service on the loopback address, in a process of its own."""
