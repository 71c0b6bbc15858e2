// @ts-check
// In place of the package supports-color, which `debug` loads if it finds one: here that of some development tool. The plugin prints nothing for a terminal.
module.exports = {};
