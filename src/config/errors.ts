/** A configuration that cannot be used. The message is one line that says what to do; it holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
