/** What a tenant can be filled with, by name. */
import type { SandboxServices } from '../types.js';

export const seeds: Readonly<Record<string, (services: SandboxServices) => void>> = {
  empty: () => undefined,
};
