/** The ids of all causes, from the data: neither this file nor a rule has to import the registry. */
import declared from '../../../../../catalog/login-causes.json' with { type: 'json' };

export type CauseId = keyof typeof declared;
