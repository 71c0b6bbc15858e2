@rem Pulumi starts this file on Windows.
@node --max-semi-space-size=1 --optimize-for-size "%~dp0main.cjs" %*
