/** Version of the protocol between a view and its host. A test compares it with the extension's own package. */
export const LATEST_PROTOCOL_VERSION = '2026-01-26';
