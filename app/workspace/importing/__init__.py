"""Requests from elsewhere: cURL and PowerShell commands, HAR files, JSON; without the tokens in them."""
