#!/usr/bin/env node
// @ts-check
// Not in bundle: npm links a command when it installs, and a checkout has no bundle by then.
require("../bundle/cli.js");
