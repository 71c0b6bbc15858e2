#!/usr/bin/env node
// @ts-check
// Not in dist: npm links a command when it installs, and a checkout has no dist by then.
require("../dist/commands/cli.js");
