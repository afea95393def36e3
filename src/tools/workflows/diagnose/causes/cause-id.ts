/**
 * The ids of all causes. Each cause adds its own in its file, by `declare module`: so the union is complete without a
 * second list, and neither this file nor a rule has to import the registry.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the causes' files
export interface CauseIds {}

export type CauseId = keyof CauseIds;
