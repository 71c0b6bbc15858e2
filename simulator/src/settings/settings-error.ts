/** A setting that the simulator cannot use. The message is for the person who wrote the setting. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
