/** The simulator was told something that it cannot do. The message is for whoever wrote the setting. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
