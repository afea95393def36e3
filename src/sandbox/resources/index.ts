/** The hand-written resources, each listed once. */
import type { ResourceModule } from '../types.js';

export const resourceModules: readonly ResourceModule[] = [];
