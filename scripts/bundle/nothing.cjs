// @ts-check
// In place of optional parts of dependencies that this product never uses:
// - axios' adapters for fetch and for browsers: the provider sends over Node.js's http module.
// - form-data, for axios: the provider sends JSON and files, no forms. With it come 70 files, and a list of all media types.
// - supports-color, which `debug` loads if it finds one: here a development tool's. The provider prints nothing for a terminal.
module.exports = {};
