@echo off
rem Pulumi starts this file on Windows. pulumi-resource-whatsapp does the same elsewhere, and gives the reasons.
setlocal
set found=none
set major=0
for /f "tokens=1,2 delims=v." %%i in ('node --version 2^>nul') do set found=v%%i.%%j& set major=%%i
if %major% lss 20 (
  <nul set /p problem="The whatsapp provider needs Node.js 20 or newer on PATH. Found: %found%"
  >&2 echo.
  >&2 echo The whatsapp provider needs Node.js 20 or newer on PATH. Found: %found%
  exit /b 1
)
node --max-semi-space-size=1 --optimize-for-size "%~dp0main.cjs" %*
