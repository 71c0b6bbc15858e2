@rem Pulumi starts this file on Windows.
@node --max-semi-space-size=1 "%~dp0main.cjs" %*
