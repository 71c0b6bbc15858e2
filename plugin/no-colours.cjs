// @ts-check
// In place of the package supports-color, which `debug` loads if it finds one: here a development tool's. The plugin prints
// nothing for a terminal.
module.exports = {};
