/** Tools of two tenants, which take their names. Only a server of several tenants lists and runs them. */
import type { BuiltInTool } from '../listing/built-in.js';
import { compareTenants } from './compare-tenants.js';
import { copyConfiguration } from './copy-configuration.js';

export const betweenTenants: readonly BuiltInTool[] = [compareTenants, copyConfiguration];
