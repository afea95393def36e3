/** What a tenant can be filled with, by name. */
import type { SandboxServices } from '../types.js';
import { seedDemo } from './demo.js';
import { storySeeds } from './stories/seeds.js';

export const seeds: Readonly<Record<string, (services: SandboxServices) => void>> = {
  empty: () => undefined,
  demo: seedDemo,
  ...storySeeds,
};
